import type { ScalarNode } from '../yaml/node.ts';
import type { Place } from '../yaml/place.ts';
import type { ReferencePlace, TemplatePlace } from './image-place.ts';
import { readReference } from './read-reference.ts';
import { fillIn } from './targets.ts';

/** The reference that a string is, behind `prefix`; one whose tag is filled in later is told apart. */
export function referenceIn(place: Place, node: ScalarNode, prefix = ''): ReferencePlace | TemplatePlace | undefined {
  const text = node.text.slice(prefix.length);
  const image = readReference(text);
  if (image !== undefined) return { kind: 'reference', place, node, image, prefix };
  const [fixed = ''] = text.split(fillIn, 1);
  if (fixed === text) return undefined;
  const known = readReference(fixed.replace(/[:@]$/, ''));
  return known === undefined ? undefined : { kind: 'template', place, image: known };
}
