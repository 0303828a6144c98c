import { type ImageReference, sameRepository } from '#image';
import { findImagesAmong } from './image/find-images.ts';
import type { ImagePlace } from './image/image-place.ts';
import { markersIn } from './image/marker.ts';
import { placesNaming } from './image/places-naming.ts';
import { readReference } from './image/read-reference.ts';
import { referenceIn } from './image/reference-in.ts';
import { referencePathOf } from './image/reference-paths.ts';
import { type ImageRequest, mayName } from './image/request.ts';
import { isInScope, type ScopeOf, scopeAt } from './image/scope.ts';
import { targetsOf } from './image/targets.ts';
import { textsIn } from './image/texts.ts';
import { wholeImage } from './image/whole-image.ts';
import { lineOffset } from './inside-lines.ts';
import { objectsOf } from './objects.ts';
import { pathOf } from './report/path.ts';
import { aliasTargets } from './yaml/alias.ts';
import type { File } from './yaml/file.ts';
import { parseManifest } from './yaml/manifest.ts';
import { type Document, documentsOf, type Place, placesBelow, textAt } from './yaml/place.ts';
import { type LinePosition, positionOf } from './yaml/position.ts';
import { standsTwice } from './yaml/repeated-keys.ts';

/** A place of a file that names an image of a repository, in any form that an edit of that image would find. */
export interface NamedImage {
  /** As far as the place says it, with the tag and the digest that stand beside the repository. */
  readonly image: ImageReference;
  /** A range of versions, or a text that is filled in later, names an image and no version. */
  readonly kind: 'image' | 'range' | 'template';
  /** There is nothing but the tag, and no key for a digest: it is no choice that there is none. */
  readonly isTagAlone: boolean;
  /** A key on the way to it stands twice: Kubernetes takes the last one, others may take the first. */
  readonly isAmbiguous: boolean;
  /** In the notation of `set`. */
  readonly path: string;
  readonly at: LinePosition;
}

interface Search {
  readonly request: ImageRequest;
  readonly scopeOf: ScopeOf;
}

/**
 * Reads what a file says about an image: what an edit of it would replace.
 * @param at a path in the notation of `set`: nothing outside of it is read
 * @throws ActionError MANIFEST_UNPARSABLE, MANIFEST_TEMPLATE, LIMIT_EXCEEDED, SELECTOR_INVALID, SEVERAL_MATCHES
 */
export function readImages(file: File, repository: ImageReference, at?: string): readonly NamedImage[] {
  const target = { kind: 'repository', reference: repository } as const;
  const request: ImageRequest = { target, image: repository, repository: repository.repository };
  const search = { request, scopeOf: scopeAt(at) };
  if (!mayName(file.text, request)) return [];
  return imagesIn(file, search);
}

function imagesIn(file: File, search: Search): readonly NamedImage[] {
  return documentsOf(parseManifest(file))
    .flatMap(objectsOf)
    .flatMap((document) => imagesOf(document, search));
}

function imagesOf(document: Document, { request, scopeOf }: Search): readonly NamedImage[] {
  const scope = scopeOf(document);
  const among = placesNaming(document, request);
  const found = [...findImagesAmong(document, among), ...aliasesIn(document)].filter(
    (each) => isWanted(each.image, request) && isInScope(each, scope),
  );
  const texts = textsIn(document, among, request).flatMap((place) => {
    const inner = scope.inside(place);
    if (inner === undefined) return [];
    const file = { path: document.manifest.path, text: place.node.text };
    return imagesIn(file, { request, scopeOf: inner }).map((each) => outside(document, place, each));
  });
  const known = new Set(found.flatMap((each) => targetsOf(each).map(({ node }) => node)));
  const marked = scope.places === undefined ? [] : markersIn(document).filter(({ place }) => scope.has(place));
  return [
    ...found.map((each) => named(document, each)),
    ...marked.filter(({ place }) => !known.has(place.node)).flatMap((each) => markedImage(document, each, request)),
    ...texts,
  ];
}

function isWanted(image: ImageReference, { target }: ImageRequest): boolean {
  return target.kind === 'repository' && sameRepository(image, target.reference);
}

/** Aliases that stand where references do: what they repeat is the image there. */
function aliasesIn(document: Document): readonly ImagePlace[] {
  const targets = aliasTargets(document.root);
  if (targets.size === 0) return [];
  return placesBelow({ node: document.root }).flatMap((place) => {
    const target = targets.get(place.node);
    if (target?.kind !== 'scalar' || referencePathOf(document, place) === undefined) return [];
    return referenceIn(place, target) ?? [];
  });
}

function named(document: Document, found: ImagePlace): NamedImage {
  return {
    image: wholeImage(found),
    kind: found.kind === 'range' || found.kind === 'template' ? found.kind : 'image',
    isTagAlone: isTagAlone(found),
    isAmbiguous: [found.place, ...targetsOf(found)].some(standsTwice),
    path: pathOf(found.place),
    at: positionOf(document.manifest, found.place.node.start),
  };
}

function isTagAlone(found: ImagePlace): boolean {
  if (found.kind !== 'values' || found.fields.tag === undefined) return false;
  return found.fields.digest === undefined && textAt(found.fields.tag)?.includes('@') !== true;
}

/** Of an image that stands in the text of a string: where that is in the file. */
function outside({ manifest }: Document, place: Place, { path, at, ...image }: NamedImage): NamedImage {
  const { node } = place;
  const start = node.kind === 'scalar' ? lineOffset(manifest.text, node, at.line) : node.start;
  return { ...image, path: `${pathOf(place)}|${path}`, at: positionOf(manifest, start) };
}

/** What a marker of Flux stands beside is that part of the image, wherever the rest may stand. */
function markedImage(
  document: Document,
  { place, marker }: ReturnType<typeof markersIn>[number],
  { image: repository }: ImageRequest,
): readonly NamedImage[] {
  const text = textAt(place) ?? '';
  const image = marker.part === 'whole' ? readReference(text) : partOf(marker.part, text, repository);
  if (image === undefined || !sameRepository(image, repository)) return [];
  const at = positionOf(document.manifest, place.node.start);
  const tagAlone = marker.part === 'tag' && image.digest === undefined;
  return [{ image, kind: 'image', isTagAlone: tagAlone, isAmbiguous: standsTwice(place), path: pathOf(place), at }];
}

function partOf(
  part: 'name' | 'tag' | 'digest',
  text: string,
  { registry, path, repository }: ImageReference,
): ImageReference | undefined {
  if (part === 'name' || text === '') return undefined;
  const [tag = '', digest = ''] = part === 'tag' ? text.split('@', 2) : ['', text];
  return { registry, path, repository, ...(tag !== '' && { tag }), ...(digest !== '' && { digest }) };
}

/** The texts of the values that a path leads to, as they are written: to tell whether any of it changes. */
export function textsAt(file: File, at: string): readonly string[] {
  const scopeOf = scopeAt(at);
  return documentsOf(parseManifest(file))
    .flatMap(objectsOf)
    .flatMap((document) => scopeOf(document).places ?? [])
    .map(({ node }) => file.text.slice(node.start, node.end));
}
