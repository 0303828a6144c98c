import { refuseForeignPaths, versionSteps } from '#environment';
import { ActionError } from '#error';
import { formatReference, isInRange } from '#image';
import type { EditResult } from '#manifest';
import { arrive } from '../freight/arrive.ts';
import { type Freight, freightIn, isSame } from '../freight/freight.ts';
import { heldOn, sourceFacts } from '../gates/source-facts.ts';
import { hasPassed } from '../gates/source-gates.ts';
import type { Sight } from '../look/look.ts';
import { baseOf, filesAt } from '../look/place.ts';
import { type Pair, pairOf, sourcesOf } from '../scope/pair.ts';
import type { Step } from '../scope/steps.ts';

/** Why nothing is promoted, in one word and for people. */
export interface Waiting {
  readonly kind: 'waiting';
  readonly reason:
    | 'files'
    | 'freight'
    | 'sources'
    | 'held'
    | 'accept'
    | 'downgrade'
    | 'rollback'
    | 'closed'
    | 'branch'
    | 'foreign-commits';
  readonly detail: string;
  readonly freight: Freight | undefined;
}

/** What could come to an environment now. */
export type Choice =
  | Waiting
  | { readonly kind: 'current'; readonly freight: Freight }
  | { readonly kind: 'freight'; readonly freight: Freight; readonly edit: EditResult };

/** What the environments before hold decides, and whether it may come. */
export function choose(sight: Sight, step: Step): Choice {
  try {
    const target = pairOf(sight, step.edge.to, step.unit);
    const held = holdingOf(sight, target);
    const offered = offeredBy(sight, step, held);
    return 'reason' in offered ? offered : admitted(sight, { step, target, held, freight: offered });
  } catch (error) {
    if (error instanceof ActionError) return waiting('files', error.message);
    throw error;
  }
}

export function waiting(reason: Waiting['reason'], detail: string, freight?: Freight): Waiting {
  return { kind: 'waiting', reason, detail, freight };
}

/** @throws ActionError where the files cannot be read */
export function holdingOf(sight: Sight, pair: Pair): Freight {
  return freightIn(sight.config, pair, filesAt(baseOf(sight, pair), pair));
}

/** With `need: all` what all of them hold; with `any` what the first that passes holds, else what the first has to offer. */
function offeredBy(sight: Sight, step: Step, held: Freight): Freight | Waiting {
  const sources = sourcesOf(sight, step.edge.from, step.unit).map((pair) => ({
    pair,
    freight: holdingOf(sight, pair),
  }));
  const [first, ...others] = sources;
  if (first === undefined) return waiting('sources', `no environment before ${step.edge.to.name} has it`);
  if (step.edge.need === 'all') {
    const other = others.find(({ freight }) => !isSame(freight, first.freight));
    if (other === undefined) return first.freight;
    const shown = [first, other].map(({ pair, freight }) => `${pair.environment.name} holds ${shownImages(freight)}`);
    return waiting('sources', shown.join(', '), first.freight);
  }
  const news = sources.filter(({ freight }) => freight.problems.length === 0 && !isSame(freight, held));
  const passing = news.find(({ freight }) => hasPassed(step.edge.to, sourceFacts(sight, step, freight), sight.now));
  return (passing ?? news[0] ?? first).freight;
}

interface Offer {
  readonly step: Step;
  readonly target: Pair;
  /** What the target holds. */
  readonly held: Freight;
  readonly freight: Freight;
}

function admitted(sight: Sight, offer: Offer): Choice {
  const { target, freight } = offer;
  if (freight.problems.length > 0) return waiting('freight', freight.problems.join('; '), freight);
  const edit = arrive(target, freight, filesAt(baseOf(sight, target), target));
  if (edit.files.length === 0) return { kind: 'current', freight };
  refuseForeignPaths(target.policy, edit.files);
  return refusal(sight, offer) ?? { kind: 'freight', freight, edit };
}

/** What keeps a freight out whatever its gates say. */
export function refusal(sight: Sight, { step, target, held, freight }: Offer): Waiting | undefined {
  const { target: there, sources } = heldOn(sight, step, freight);
  const [hold] = [there, ...sources.values()].filter((each) => each !== undefined);
  if (hold !== undefined) {
    return waiting('held', `${hold.by} holds it in ${hold.environment}: ${hold.reason}`, freight);
  }
  const { accept } = target.environment;
  const strange = freight.images.find(
    ({ tag }) => accept !== undefined && (tag === undefined || isInRange(tag, accept) !== true),
  );
  if (strange !== undefined) {
    return waiting(
      'accept',
      `${target.environment.name} takes ${accept} alone, not ${formatReference(strange)}`,
      freight,
    );
  }
  const { older } = versionSteps(freight.images, held.images);
  if (older.length === 0 || target.policy.settings.downgrade !== 'deny') return undefined;
  return waiting('downgrade', `it would move ${older.join('; ')}`, freight);
}

export function shownImages({ images }: Freight): string {
  return (
    images.map(({ repository, tag, digest }) => `${repository}:${tag ?? digest?.slice(0, 19) ?? ''}`).join(', ') ||
    'nothing'
  );
}
