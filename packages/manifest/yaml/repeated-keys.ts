import type { MapNode, Node } from './node.ts';
import { keyOf, type Place, trailOf } from './place.ts';

/** Whether a key on the way to a place stands twice: Kubernetes takes the last one, others may take the first. */
export function standsTwice(place: Place): boolean {
  return trailOf(place).some((each) => {
    const key = keyOf(each);
    return key !== undefined && each.parent?.node.kind === 'map' && repeatedKeys(each.parent.node).has(key);
  });
}

/** Trees never change: what of a mapping stands twice is found once. */
const repeated = new WeakMap<Node, ReadonlySet<string>>();

function repeatedKeys(node: MapNode): ReadonlySet<string> {
  const known = repeated.get(node);
  if (known !== undefined) return known;
  const [once, twice] = [new Set<string>(), new Set<string>()];
  for (const { key } of node.entries) {
    if (key.kind !== 'scalar') continue;
    if (once.has(key.text)) twice.add(key.text);
    once.add(key.text);
  }
  repeated.set(node, twice);
  return twice;
}
