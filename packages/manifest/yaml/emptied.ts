import type { NodeEdit, Remove, Rewrite } from './edit.ts';
import type { Node } from './node.ts';
import type { Value } from './write-value.ts';

/**
 * A collection that loses every member is written anew, as what the same edit adds to it, or as `{}` or `[]`: without
 * members a block collection would read as null.
 * @returns for each edit the one that is made instead of it
 */
export function withEmptied(edits: readonly NodeEdit[]): readonly NodeEdit[] {
  const emptied = new Map<Node, Rewrite>();
  for (const edit of edits) {
    if (edit.kind !== 'remove') continue;
    const collection = edit.place.parent?.node;
    if (collection === undefined || emptied.has(collection)) continue;
    const rewrite = emptying(edits, edit);
    if (rewrite !== undefined) emptied.set(collection, rewrite);
  }
  return edits.map((edit) => emptied.get(collectionOf(edit) ?? edit.node) ?? edit);
}

/** The collection whose members an edit adds or takes out. */
function collectionOf(edit: NodeEdit): Node | undefined {
  if (edit.kind === 'remove') return edit.place.parent?.node;
  return edit.kind === 'add' || edit.kind === 'insert' ? edit.node : undefined;
}

function emptying(edits: readonly NodeEdit[], { place }: Remove): Rewrite | undefined {
  const parent = place.parent;
  if (parent === undefined) return undefined;
  const { node } = parent;
  const gone = new Set(edits.flatMap((edit) => (edit.kind === 'remove' ? edit.node : [])));
  if (node.kind === 'map' && node.entries.every(({ value }) => gone.has(value))) {
    const added = edits.filter((edit) => edit.kind === 'add' && edit.node === node).flatMap((edit) => entryOf(edit));
    return { kind: 'rewrite', place: parent, node, value: Object.fromEntries(added) };
  }
  if (node.kind === 'sequence' && node.items.every((item) => gone.has(item))) {
    const inserts = edits.filter((edit) => edit.kind === 'insert').filter((edit) => edit.node === node);
    const value = inserts.toSorted((a, b) => a.index - b.index).map((edit) => edit.value);
    return { kind: 'rewrite', place: parent, node, value };
  }
  return undefined;
}

function entryOf(edit: NodeEdit): readonly (readonly [string, Value])[] {
  return edit.kind === 'add' ? [[edit.key, edit.value]] : [];
}
