import type { NodeEdit, Rewrite } from './edit.ts';
import type { Node } from './node.ts';
import type { Value } from './write-value.ts';

/**
 * A collection that loses every member is written anew, as what the same edit adds to it, or as `{}` or `[]`: without
 * members a block collection would read as null.
 * @returns for each edit the one that is made instead of it
 */
export function withEmptied(edits: readonly NodeEdit[]): readonly NodeEdit[] {
  const gone = new Set(edits.flatMap((edit) => (edit.kind === 'remove' ? edit.node : [])));
  if (gone.size === 0) return edits;
  const byCollection = Map.groupBy(edits, collectionOf);
  const emptied = new Map<Node, Rewrite>();
  for (const edit of edits) {
    const place = edit.kind === 'remove' ? edit.place.parent : undefined;
    if (place === undefined || emptied.has(place.node) || !isEmptied(place.node, gone)) continue;
    const value = newMembers(place.node, byCollection.get(place.node) ?? []);
    emptied.set(place.node, { kind: 'rewrite', place, node: place.node, value });
  }
  return edits.map((edit) => emptied.get(collectionOf(edit) ?? edit.node) ?? edit);
}

/** The collection whose members an edit adds or takes out. */
function collectionOf(edit: NodeEdit): Node | undefined {
  if (edit.kind === 'remove') return edit.place.parent?.node;
  return edit.kind === 'add' || edit.kind === 'insert' ? edit.node : undefined;
}

function isEmptied(node: Node, gone: ReadonlySet<Node>): boolean {
  if (node.kind === 'map') return node.entries.every(({ value }) => gone.has(value));
  return node.kind === 'sequence' && node.items.every((item) => gone.has(item));
}

function newMembers(node: Node, edits: readonly NodeEdit[]): Value {
  if (node.kind === 'map') {
    return Object.fromEntries(edits.filter((edit) => edit.kind === 'add').map(({ key, value }) => [key, value]));
  }
  const inserts = edits.filter((edit) => edit.kind === 'insert');
  return inserts.toSorted((a, b) => a.index - b.index).map(({ value }) => value);
}
