import { isObject } from '../json.ts';
import { elementsOf, findElement } from './elements.ts';
import { type FieldPath, type FieldStep, formatPath } from './field-path.ts';
import { allBelow, type FieldSet, isSame, listKindOf } from './owned-fields.ts';

/** A field that is otherwise than it would be; `undefined` where it is not there. */
export interface Difference {
  readonly path: FieldPath;
  readonly live: unknown;
  readonly wanted: unknown;
}

/** Written by the server with every change, or by controllers. */
const bookkeeping: ReadonlySet<string> = new Set([
  'metadata.managedFields',
  'metadata.resourceVersion',
  'metadata.generation',
  'metadata.creationTimestamp',
  'metadata.uid',
  'status',
]);

interface Place {
  readonly path: FieldPath;
  /** What the server notes about this place: it tells how elements of lists are told apart. */
  readonly sets: readonly FieldSet[];
}

/** Where two states of an object differ, both as the server writes them. */
export function* differences(
  live: unknown,
  wanted: unknown,
  { path, sets }: Place,
): Generator<Difference, undefined, undefined> {
  if (path.length <= 2 && bookkeeping.has(formatPath(path))) return;
  // most of most objects is the same, and quickly known to be
  if (isSame(live, wanted)) return;
  const members = membersOf(live, wanted, sets);
  if (members === undefined) {
    yield { path, live, wanted };
    return;
  }
  for (const [step, before, after] of members) {
    yield* differences(before, after, { path: [...path, step], sets: allBelow(sets, step) });
  }
}

type Member = readonly [step: FieldStep, live: unknown, wanted: unknown];

/** What two values have inside, side by side; `undefined` where they can only be compared as a whole. */
function membersOf(live: unknown, wanted: unknown, sets: readonly FieldSet[]): readonly Member[] | undefined {
  if (isObject(live) && isObject(wanted)) {
    const keys = new Set([...Object.keys(live), ...Object.keys(wanted)]);
    return [...keys].map((key) => [{ key }, live[key], wanted[key]]);
  }
  if (!Array.isArray(live) || !Array.isArray(wanted)) return undefined;
  const kind = listKindOf(sets);
  if (kind.kind === 'set') {
    const members = [...new Set([...live, ...wanted])];
    return members.map((member) => [
      { member },
      live.includes(member) ? member : undefined,
      wanted.includes(member) ? member : undefined,
    ]);
  }
  if (kind.kind === 'map') {
    // servers take elements twice that cannot be told apart
    const elements = elementsOf(kind.keys, live, wanted);
    return elements?.map((element) => [{ element }, findElement(live, element), findElement(wanted, element)]);
  }
  if (live.length !== wanted.length) return undefined;
  return wanted.map((each, index) => [{ index }, live[index], each]);
}
