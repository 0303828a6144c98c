import fc from 'fast-check';
import type { TreeEdit } from '../../../packages/manifest/tree-edit.ts';
import type { MapNode, SequenceNode } from '../../../packages/manifest/yaml/node.ts';
import { type Document, keyOf, type Place, placesBelow } from '../../../packages/manifest/yaml/place.ts';
import type { Value } from '../../../packages/manifest/yaml/write-value.ts';
import { anyText } from './documents.ts';

const single: fc.Arbitrary<Value> = fc.oneof(
  { weight: 6, arbitrary: anyText },
  { weight: 1, arbitrary: fc.constantFrom('two\nlines', 'three\n\nlines\n', 'a: 1\nb: [x]\n') },
  { weight: 1, arbitrary: fc.constantFrom<Value>(true, false, null, 0, -1, 1.5, 8080, 2n ** 60n) },
);
const newKey = fc.constantFrom('added', 'a.b/c', 'on', '8080', '~', 'with space', 'x: y', '#');

const anyValue: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 4, arbitrary: single },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
    {
      weight: 2,
      arbitrary: fc.dictionary(fc.oneof(newKey, fc.constantFrom('name', 'image')), tie('value'), {
        maxKeys: 3,
        noNullPrototype: true,
      }),
    },
  ),
})).value;

/** A wish for an edit, before it is known what the document holds. */
export const wish = fc.record({
  kind: fc.constantFrom('replace scalar', 'replace tree', 'remove', 'add key', 'add item'),
  pick: fc.nat(),
  at: fc.nat(),
  key: newKey,
  value: anyValue,
  scalar: single,
});

type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never;
type Path = TreeEdit['path'];

/** The edits of wishes that a document can have, none inside what another one replaces or takes out. */
export function editsFor(document: Document, wishes: readonly Wish[]): readonly TreeEdit[] {
  const places = placesBelow({ node: document.root }).filter(isAddressable);
  const edits: TreeEdit[] = [];
  for (const each of wishes) {
    const edit = editFor(places, each);
    if (edit !== undefined && edits.every((other) => isApart(edit, other) && isApart(other, edit))) edits.push(edit);
  }
  return edits;
}

function editFor(places: readonly Place[], { kind, pick, at, key, value, scalar }: Wish): TreeEdit | undefined {
  const below = places.filter(({ parent }) => parent !== undefined);
  const isKind = (place: Place, ...kinds: readonly string[]): boolean => kinds.includes(place.node.kind);
  const one = (of: readonly Place[]): Place | undefined => of[pick % of.length];
  switch (kind) {
    case 'replace scalar': {
      const place = one(below.filter((each) => isKind(each, 'scalar')));
      return place && { op: 'replace', path: pathTo(place), value: scalar };
    }
    case 'replace tree': {
      const place = one(below);
      return place && { op: 'replace', path: pathTo(place), value };
    }
    case 'remove': {
      const place = one(below);
      return place && { op: 'remove', path: pathTo(place) };
    }
    case 'add key': {
      const place = one(places.filter((each) => isKind(each, 'map')));
      const node = place?.node as MapNode | undefined;
      const isNew = node?.entries.every((entry) => entry.key.kind !== 'scalar' || entry.key.text !== key);
      return place && isNew ? { op: 'add', path: [...pathTo(place), key], value } : undefined;
    }
    case 'add item': {
      const place = one(places.filter((each) => isKind(each, 'sequence')));
      const node = place?.node as SequenceNode | undefined;
      return place && { op: 'add', path: [...pathTo(place), at % ((node?.items.length ?? 0) + 1)], value };
    }
  }
}

function pathTo(place: Place): Path {
  const { parent, index } = place;
  return parent === undefined ? [] : [...pathTo(parent), index ?? keyOf(place) ?? ''];
}

/** Keys that are no text have no path. */
function isAddressable(place: Place): boolean {
  const { parent, entry } = place;
  const isText = entry === undefined || (entry.key.kind === 'scalar' && entry.key.text !== '');
  return isText && (parent === undefined || isAddressable(parent));
}

/** Whether an edit leaves alone what another one is about. */
function isApart(edit: TreeEdit, other: TreeEdit): boolean {
  const isSame = JSON.stringify(edit.path) === JSON.stringify(other.path);
  if (edit.op === 'add') return !(isSame && other.op === 'add' && typeof edit.path.at(-1) === 'string');
  return !edit.path.every((step, index) => other.path[index] === step) || (isSame && other.op === 'add');
}

interface Reading {
  readonly path?: Path;
  /** How a written value is read; without it as a tree of texts. */
  readonly read?: (value: Value) => unknown;
}

/** What another parser must read after the edits, from what it read before. */
export function withEdits(
  model: unknown,
  edits: readonly TreeEdit[],
  { path = [], read = texts }: Reading = {},
): unknown {
  const own = edits.filter((edit) => edit.op !== 'add' && isAt(edit.path, path));
  const [change] = own;
  if (change?.op === 'replace') return read(change.value);
  const added = edits.filter((edit) => edit.op === 'add' && isAt(edit.path.slice(0, -1), path));
  const below = (item: unknown, step: string | number): unknown =>
    withEdits(item, edits, { path: [...path, step], read });
  const isRemoved = (step: string | number): boolean =>
    edits.some((edit) => edit.op === 'remove' && isAt(edit.path, [...path, step]));
  const news = (step: string | number): unknown[] =>
    added.flatMap((edit) => (edit.op === 'add' && edit.path.at(-1) === step ? [read(edit.value)] : []));
  if (Array.isArray(model)) {
    const items = model.flatMap((item: unknown, index) => [
      ...news(index),
      ...(isRemoved(index) ? [] : [below(item, index)]),
    ]);
    return [...items, ...news(model.length)];
  }
  if (typeof model !== 'object' || model === null) return model;
  const kept = Object.entries(model).filter(([key]) => !isRemoved(key));
  const entries = kept.map(([key, item]) => [key, below(item, key)] as const);
  const more = added.map((edit) => [String(edit.path.at(-1)), edit.op === 'add' ? read(edit.value) : ''] as const);
  return Object.fromEntries([...entries, ...more]);
}

function isAt(path: Path, wanted: Path): boolean {
  return path.length === wanted.length && path.every((step, index) => step === wanted[index]);
}

function texts(value: Value): unknown {
  if (Array.isArray(value)) return value.map(texts);
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.fromEntries(Object.entries<Value>(value).map(([key, item]) => [key, texts(item)]));
}
