import { Buffer } from 'node:buffer';
import {
  type CommitMessage,
  commitMessage,
  type Delivery,
  headlineOf,
  isDeliveryCommit,
  sourceOfCommit,
} from '#environment';
import type { FileChange, RemoteFile } from '#github';
import { sameRepository } from '#image';
import type { EditResult } from '#manifest';
import type { Freight } from '../freight/freight.ts';
import { isSame } from '../freight/freight.ts';
import { statesOf, stayOf } from '../freight/stay.ts';
import type { Sight } from '../look/look.ts';
import { baseOf, filesAt } from '../look/place.ts';
import { type Pair, sourcesOf } from '../scope/pair.ts';
import type { Step } from '../scope/steps.ts';
import type { Choice } from './choose.ts';
import { holdingOf } from './choose.ts';

/** What a promotion writes. */
export interface Content {
  readonly freight: Freight;
  readonly edit: EditResult;
  readonly delivery: Delivery;
  readonly message: CommitMessage;
  readonly title: string;
  /** On top of the base, and where that is. */
  readonly changes: readonly FileChange[];
  readonly parent: { readonly oid: string; readonly tree: string };
}

interface Wanted {
  readonly step: Step;
  readonly target: Pair;
  readonly choice: Extract<Choice, { kind: 'freight' }>;
  readonly asking: { readonly actor: string };
}

export function contentOf(sight: Sight, wanted: Wanted): Content {
  const { target, choice } = wanted;
  const delivery = deliveryOf(sight, wanted);
  const place = baseOf(sight, target);
  const files = filesAt(place, target);
  return {
    freight: choice.freight,
    edit: choice.edit,
    delivery,
    message: commitMessage(delivery),
    title: headlineOf(delivery),
    changes: changesOf(choice.edit, files),
    parent: { oid: place?.oid ?? '', tree: place?.tree ?? '' },
  };
}

/** Each file keeps its mode. */
function changesOf({ files }: Pick<EditResult, 'files'>, before: readonly RemoteFile[]): readonly FileChange[] {
  return files.map(({ path, text }) => {
    const isExecutable = before.find((file) => file.path === path)?.executable === true;
    const mode = isExecutable ? '100755' : '100644';
    return { kind: 'write', path, bytes: Buffer.from(text), mode, previousMode: mode };
  });
}

function deliveryOf(sight: Sight, { step, target, choice, asking }: Wanted): Delivery {
  const { freight } = choice;
  const carriers = sourcesOf(sight, step.edge.from, step.unit);
  const from = carriers.find((pair) => isSame(holdingOf(sight, pair), freight)) ?? carriers[0];
  const previous = holdingOf(sight, target).images;
  return {
    action: 'promote',
    environment: target.environment.name,
    app: step.unit.name,
    images: freight.images,
    previous: freight.images.flatMap((image) => previous.filter((each) => sameRepository(each, image)).slice(0, 1)),
    ...(asking.actor !== '' && { actor: asking.actor }),
    ...(from !== undefined && cameFrom(sight, from, freight)),
  };
}

/** Where it was, and who released it, as far as the commit that brought it there says. */
function cameFrom(sight: Sight, pair: Pair, freight: Freight): Pick<Delivery, 'promotedFrom' | 'source'> {
  const place = baseOf(sight, pair);
  if (place === undefined) return {};
  const brought = stayOf(statesOf(sight.config, pair, place), freight)?.commits.at(-1);
  const environment = pair.environment.name;
  const names = [pair.unit.name, ...pair.unit.apps.map(({ name }) => name)];
  const isOurs = names.some((app) => brought !== undefined && isDeliveryCommit(brought.message, { environment, app }));
  const source = isOurs ? sourceOfCommit(brought?.message ?? '') : undefined;
  return { promotedFrom: { environment, sha: brought?.oid ?? place.oid }, ...(source !== undefined && { source }) };
}
