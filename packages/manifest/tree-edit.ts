import { ActionError } from '#error';
import type { Planned } from './planned.ts';
import { formatKey, pathBelow, pathOf } from './report/path.ts';
import { aliasTargets, targetOf } from './yaml/alias.ts';
import { entryUnder } from './yaml/node.ts';
import { type Document, keyOf, type Place, placesIn } from './yaml/place.ts';
import { positionOf } from './yaml/position.ts';
import { isScalar, type Value } from './yaml/write-value.ts';

/** Keys and 0-based indices, from the root of a document. */
export type ModelPath = readonly (string | number)[];

/**
 * One change of a document's model. The paths of all edits of a list are those of the document before the first one.
 * `add` gives a mapping a key that it does not have, or puts an item in front of the one that has the index: as many items
 * as the list has is its end.
 */
export type TreeEdit =
  | { readonly op: 'replace'; readonly path: ModelPath; readonly value: Value }
  | { readonly op: 'add'; readonly path: ModelPath; readonly value: Value }
  | { readonly op: 'remove'; readonly path: ModelPath };

/** Whether an edit may show at every place that repeats a value by an alias or a merge key. */
export type FanOut = 'deny' | 'allow';

/**
 * Plans changes of a model as edits of the text.
 * @throws ActionError NO_MATCH for a path that leads nowhere, ALIAS_FAN_OUT, VALUE_INVALID for a key that is there already
 */
export function planTreeEdits(
  document: Document,
  edits: readonly TreeEdit[],
  fanOut: FanOut = 'deny',
): readonly Planned[] {
  return edits.map((edit) => planTreeEdit(document, edit, fanOut));
}

function planTreeEdit(document: Document, edit: TreeEdit, fanOut: FanOut): Planned {
  if (edit.op === 'add') return planAdd(document, edit, fanOut);
  const place = placeAt(document, edit.path, fanOut);
  const { node } = place;
  const path = pathOf(place);
  if (edit.op === 'remove') {
    if (place.parent === undefined) throw refused(document, place, 'a whole document is never taken out');
    return { document, place, path, edit: { kind: 'remove', place, node } };
  }
  const { value } = edit;
  return node.kind === 'scalar' && isScalar(value)
    ? { document, place, path, edit: { kind: 'replace', node, value } }
    : { document, place, path, edit: { kind: 'rewrite', place, node, value } };
}

function planAdd(document: Document, { path, value }: TreeEdit & { readonly op: 'add' }, fanOut: FanOut): Planned {
  const step = path.at(-1);
  if (step === undefined) throw refused(document, { node: document.root }, 'a document has one root');
  const around = placeAt(document, path.slice(0, -1), fanOut);
  const place = around.node.kind === 'alias' ? throughAlias(document, around, fanOut) : around;
  const { node } = place;
  if (node.kind === 'map') {
    const key = String(step);
    if (own(place, key).length > 0) throw refused(document, place, `the key ${formatKey(key)} is there already`);
    return { document, place, path: pathBelow(place, key), edit: { kind: 'add', node, key, value } };
  }
  if (node.kind === 'sequence' && typeof step === 'number' && step <= node.items.length) {
    return { document, place, path: pathOf(place), edit: { kind: 'insert', node, index: step, value } };
  }
  throw refused(document, place, `there is no place for ${formatKey(String(step))}`);
}

/** The place that a path leads to. */
function placeAt(document: Document, path: ModelPath, fanOut: FanOut): Place {
  return path.reduce<Place>((place, step) => stepInto(document, place, { step, fanOut }), { node: document.root });
}

interface Step {
  readonly step: string | number;
  readonly fanOut: FanOut;
}

function stepInto(document: Document, place: Place, { step, fanOut }: Step): Place {
  const real = place.node.kind === 'alias' ? throughAlias(document, place, fanOut) : place;
  if (real.node.kind === 'sequence' && typeof step === 'number') {
    const item = placesIn(real)[step];
    if (item !== undefined) return item;
  }
  if (real.node.kind === 'map') {
    const [first, second] = own(real, String(step));
    if (second !== undefined) throw refused(document, second, `the key ${formatKey(String(step))} stands twice`);
    if (first !== undefined) return first;
    const [merged] = mergedPlaces(document, real, { key: String(step), fanOut });
    if (merged !== undefined) return merged;
  }
  throw refused(document, real, `there is no ${formatKey(String(step))} below it`, 'NO_MATCH');
}

/**
 * The place of a key that a mapping has by a merge key (`<<: *base`); none where it has none.
 * @throws ActionError ALIAS_FAN_OUT unless it is allowed
 */
export function mergedPlaces(
  document: Document,
  place: Place,
  { key, fanOut }: { readonly key: string; readonly fanOut: FanOut },
): readonly Place[] {
  const merged = own(place, '<<').flatMap((merge) => (merge.node.kind === 'sequence' ? placesIn(merge) : merge));
  for (const alias of merged) {
    const target = aliasTargets(document.root).get(alias.node);
    if (entryUnder(target, key) !== undefined) return own(throughAlias(document, alias, fanOut), key);
  }
  return [];
}

function own(place: Place, key: string): readonly Place[] {
  return placesIn(place).filter((below) => keyOf(below) === key);
}

/** @throws ActionError ALIAS_FAN_OUT unless it is allowed */
export function throughAlias(document: Document, place: Place, fanOut: FanOut): Place {
  const target = fanOut === 'allow' ? targetOf(document, place) : undefined;
  if (target !== undefined) return target;
  const name = place.node.kind === 'alias' ? place.node.name : '';
  throw new ActionError(
    'ALIAS_FAN_OUT',
    `Following ${pathOf(place)} in ${document.manifest.path} failed: it is "*${name}", a value written elsewhere.`,
    {
      at: positionOf(document.manifest, place.node.start),
      hint: 'Write the value out at this place, edit the anchor by hand, or allow it: `fan-out: allow`.',
    },
  );
}

function refused(
  { manifest }: Document,
  place: Place,
  problem: string,
  code: 'VALUE_INVALID' | 'NO_MATCH' = 'VALUE_INVALID',
): ActionError {
  return new ActionError(code, `Editing ${pathOf(place)} in ${manifest.path} failed: ${problem}.`, {
    at: positionOf(manifest, place.node.start),
    hint: 'Correct the path, or edit this place by hand.',
  });
}
