import type { Manifest } from './manifest.ts';
import { children, type Entry, type Node } from './node.ts';
import { columnOf } from './trivia.ts';
import type { Indentation } from './write-value.ts';

const usual: Indentation = { map: 2, sequence: 2 };

/** How a manifest indents collections below their keys, by the nearest example of each kind. */
export function indentationAt({ text, documents }: Pick<Manifest, 'text' | 'documents'>, offset: number): Indentation {
  const entries = documents.flatMap(blockEntries);
  const nearest = (kind: 'map' | 'sequence'): Entry | undefined => {
    const examples = entries.filter(({ value }) => value.kind === kind);
    return examples.reduce<Entry | undefined>((best, example) => {
      return best === undefined || distance(example, offset) < distance(best, offset) ? example : best;
    }, undefined);
  };
  const depth = (kind: 'map' | 'sequence'): number => {
    const example = nearest(kind);
    return example === undefined
      ? usual[kind]
      : columnOf(text, example.value.start) - columnOf(text, example.key.start);
  };
  return { map: Math.max(1, depth('map')), sequence: Math.max(0, depth('sequence')) };
}

function distance({ key }: Entry, offset: number): number {
  return Math.abs(key.start - offset);
}

/** Entries whose values are block collections on lines of their own. */
function blockEntries(node: Node): readonly Entry[] {
  const below = children(node).flatMap(blockEntries);
  if (node.kind !== 'map' || node.flow) return below;
  const own = node.entries.filter(({ value }) => (value.kind === 'map' || value.kind === 'sequence') && !value.flow);
  return [...own, ...below];
}
