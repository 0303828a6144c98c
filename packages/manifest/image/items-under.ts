import { type Node, valueUnder } from '../yaml/node.ts';

/** The items of a list under a key; none where there is no list. */
export function itemsUnder(node: Node | undefined, key: string): readonly Node[] {
  const value = valueUnder(node, key);
  return value?.kind === 'sequence' ? value.items : [];
}
