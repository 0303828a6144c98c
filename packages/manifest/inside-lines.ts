import type { Manifest } from './yaml/manifest.ts';
import type { Node, ScalarNode } from './yaml/node.ts';
import { type Document, type Place, trailOf } from './yaml/place.ts';

/** Where a line of the text that a string holds stands in the file; in another notation than `|` the string is one place. */
export function lineOffset(text: string, node: ScalarNode, line: number): number {
  let offset = node.start;
  if (node.style !== 'literal') return offset;
  for (let at = 1; at < line; at += 1) offset = text.indexOf('\n', offset) + 1;
  return offset;
}

/** The string at the same place of the edited file; `undefined` where the same edit moved it. */
export function stringAfter(
  manifest: Manifest,
  { document, place, text }: { readonly document: Document; readonly place: Place; readonly text: string },
): ScalarNode | undefined {
  const root = manifest.documents[document.index];
  const found = trailOf(place).reduceRight<Node | undefined>(
    (node, step) => (step.parent === undefined ? node : childAt(node, step)),
    root,
  );
  return found?.kind === 'scalar' && found.text === text ? found : undefined;
}

function childAt(node: Node | undefined, { parent, entry, index = -1 }: Place): Node | undefined {
  if (node?.kind === 'sequence') return node.items[index];
  if (node?.kind !== 'map' || parent?.node.kind !== 'map' || entry === undefined) return undefined;
  return node.entries[parent.node.entries.indexOf(entry)]?.value;
}
