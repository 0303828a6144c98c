import { configPath, movesOf, readConfig } from '#environment';
import { ActionError } from '#error';
import type { PlaceFacts, ProposedChange } from '#github';
import { sameRepository } from '#image';
import type { File } from '#manifest';
import { type Freight, freightIn, isSame, isSameImage, pastFreight } from '../freight/freight.ts';
import { statesOf } from '../freight/stay.ts';
import type { Sight } from '../look/look.ts';
import { baseOf, filesAt, headOf } from '../look/place.ts';
import { isProven } from '../look/proven.ts';
import { mayRollBack } from '../look/question.ts';
import type { Pair } from '../scope/pair.ts';

/** What a pull request makes of the values of a pair. */
export type PairChange =
  | { readonly kind: 'same' }
  /** It cannot be told what it brings. */
  | { readonly kind: 'unreadable'; readonly detail: string }
  | { readonly kind: 'changed'; readonly freight: Freight; readonly isRollback: boolean };

/** By what the files hold, on the base and on the pull request's head. */
export function pairChange(sight: Sight, change: ProposedChange, pair: Pair): PairChange {
  if (!isChanged(sight, change, pair)) return { kind: 'same' };
  try {
    const freight = freightIn(sight.config, pair, filesAt(headOf(sight, change), pair));
    if (freight.problems.length > 0) return { kind: 'unreadable', detail: freight.problems.join('; ') };
    if (isRollback(sight, { change, pair, freight })) return { kind: 'changed', freight, isRollback: true };
    const unpinned = unpinnedBy(freight, baseOf(sight, pair), { config: sight.config, pair });
    if (unpinned === undefined) return { kind: 'changed', freight, isRollback: false };
    return {
      kind: 'unreadable',
      detail: `it takes the digest of ${unpinned} away: its tag may come to mean another image`,
    };
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    return { kind: 'unreadable', detail: `${error.message} To remove an app, take it out of ${configPath} first.` };
  }
}

function isChanged(sight: Sight, change: ProposedChange, pair: Pair): boolean {
  const [before, after] = [textsIn(baseOf(sight, pair), pair), textsIn(headOf(sight, change), pair)];
  // What is no text any more says something else, or nothing.
  if (before === undefined || after === undefined) return true;
  const names = pair.unit.apps.map(({ name }) => name);
  return movesOf(sight.config, { before, after }).some(
    ({ environment, app }) => environment.name === pair.environment.name && names.includes(app.name),
  );
}

/** The repository of an image that is pinned by digest, and would not be any more: what soaked was the digest. */
function unpinnedBy(
  { images }: Freight,
  place: PlaceFacts | undefined,
  { config, pair }: Pick<Sight, 'config'> & { readonly pair: Pair },
): string | undefined {
  const current = place === undefined ? undefined : pastFreight(config, pair, filesAt(place, pair));
  const pinned = current?.images.filter(({ digest }) => digest !== undefined) ?? [];
  const lost = images.find(
    (image) => image.digest === undefined && pinned.some((before) => sameRepository(before, image)),
  );
  return lost?.repository;
}

/** Undefined where one of them cannot be read. */
function textsIn(place: PlaceFacts | undefined, { paths }: Pair): readonly File[] | undefined {
  const files = paths.map((path) => place?.files.get(path));
  if (files.some((file) => file instanceof ActionError)) return undefined;
  return files.flatMap((file) => (file === undefined || file instanceof ActionError ? [] : [file]));
}

interface Taking {
  readonly change: ProposedChange;
  readonly pair: Pair;
  readonly freight: Freight;
}

/** The environment held this before, and the same pull request holds every image that it takes away. */
function isRollback(sight: Sight, { change, pair, freight }: Taking): boolean {
  const place = baseOf(sight, pair);
  if (!mayRollBack(change) || place === undefined) return false;
  // Somebody has to answer for it: people who approve, or the rollback that only we can have made.
  if (pair.environment.gates.approvals === undefined && !isProven(sight, change)) return false;
  const text = headOf(sight, change)?.files.get(configPath);
  const current = pastFreight(sight.config, pair, filesAt(place, pair));
  if (text === undefined || text instanceof ActionError || current === undefined) return false;
  const earlier = statesOf(sight.config, pair, place);
  if (!earlier.some((state) => state.freight !== undefined && isSame(state.freight, freight))) return false;
  const held = holdsIn(text.text, pair);
  const leaving = current.images.filter((image) => !freight.images.some((each) => isSameImage(each, image)));
  return leaving.every(({ repository, digest, tag }) =>
    held.some((each) => each === `${repository}@${digest}` || each === `${repository}:${tag}`),
  );
}

/** The images that a gitops.yaml holds in a pair; none where it cannot be read. */
function holdsIn(text: string, { environment, unit }: Pair): readonly string[] {
  try {
    const { holds } = readConfig(text);
    return holds
      .filter((hold) => hold.environment === environment.name && unit.apps.some(({ name }) => name === hold.app))
      .flatMap(({ images = [] }) => images);
  } catch (error) {
    if (error instanceof ActionError) return [];
    throw error;
  }
}
