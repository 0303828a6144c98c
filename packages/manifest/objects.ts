import { aliasTargets } from './yaml/alias.ts';
import { textUnder, valueUnder } from './yaml/node.ts';
import type { Document } from './yaml/place.ts';

/**
 * The objects of a document: itself, or the items of a List, which kubectl takes for objects of their own. A List whose
 * values are repeated by aliases stays whole: what an edit of one item changes elsewhere is seen from its root alone.
 */
export function objectsOf(document: Document): readonly Document[] {
  const { manifest, index, root } = document;
  if (textUnder(root, 'kind')?.endsWith('List') !== true) return [document];
  const list = valueUnder(root, 'items');
  const items = list?.kind === 'sequence' ? list.items : [];
  const areObjects = items.length > 0 && items.every((item) => textUnder(item, 'kind') !== undefined);
  if (!areObjects || aliasTargets(root).size > 0) return [document];
  return items.map((item) => ({ manifest, index, root: item }));
}
