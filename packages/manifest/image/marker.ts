import { type Document, extentOf, type Place, placesBelow } from '../yaml/place.ts';
import { lineEnd } from '../yaml/trivia.ts';

/** A comment by which Flux's image automation knows what to write into a value, and by which policy. */
export interface Marker {
  readonly namespace: string;
  readonly name: string;
  /** What of the image stands there. */
  readonly part: 'whole' | 'name' | 'tag' | 'digest';
}

export interface MarkerPlace {
  readonly place: Place;
  readonly marker: Marker;
}

const parts: Readonly<Record<string, Marker['part']>> = { name: 'name', tag: 'tag', digest: 'digest' };

/**
 * The marker behind a value, on its line: `# {"$imagepolicy": "flux-system:shop:tag"}`.
 * @see https://fluxcd.io/flux/guides/image-update/#configure-image-update-for-custom-resources
 */
export function markerAt({ manifest: { text } }: Document, { node }: Pick<Place, 'node'>): Marker | undefined {
  if (node.kind !== 'scalar') return undefined;
  const rest = text.slice(node.end, lineEnd(text, node.end));
  const comment = /^[ \t]*,?[ \t]+#[ \t]*\{[ \t]*"\$imagepolicy"[ \t]*:[ \t]*"([^":]+):([^":]+)(?::([a-z]+))?"/.exec(
    rest,
  );
  const [, namespace, name, part] = comment ?? [];
  if (namespace === undefined || name === undefined) return undefined;
  const known = part === undefined ? 'whole' : parts[part];
  return known === undefined ? undefined : { namespace, name, part: known };
}

/** Every marked value of a document. */
export function markersIn(document: Document): readonly MarkerPlace[] {
  const { start, end } = extentOf(document);
  if (!document.manifest.text.slice(start, end).includes('"$imagepolicy"')) return [];
  return placesBelow({ node: document.root }).flatMap((place) => {
    const marker = markerAt(document, place);
    return marker === undefined ? [] : { place, marker };
  });
}
