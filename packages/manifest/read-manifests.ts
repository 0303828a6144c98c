import { ActionError } from '#error';
import type { ImageReference } from '#image';
import { findImages } from './image/find-images.ts';
import type { ImagePlace } from './image/image-place.ts';
import { type Marker, markerAt } from './image/marker.ts';
import { targetsOf } from './image/targets.ts';
import { wholeImage } from './image/whole-image.ts';
import { objectsOf } from './objects.ts';
import { pathOf } from './report/path.ts';
import type { File } from './yaml/file.ts';
import { parseManifest } from './yaml/manifest.ts';
import { modelOf } from './yaml/model.ts';
import { entryUnder, type Node } from './yaml/node.ts';
import { type Document, documentsOf } from './yaml/place.ts';
import { type LinePosition, positionOf } from './yaml/position.ts';
import type { Value } from './yaml/write-value.ts';

/** What stands in manifests, to be judged. */
export interface ReadManifests {
  readonly objects: readonly ReadObject[];
  /** Files that are no manifests: MANIFEST_UNPARSABLE, MANIFEST_TEMPLATE or LIMIT_EXCEEDED; `at` says where. */
  readonly problems: readonly { readonly file: string; readonly error: ActionError }[];
}

/** A document of a manifest, or an item of a List, as a plain value with the way back to the text. */
export interface ReadObject {
  readonly file: string;
  /** Aliases and merge keys are written out; integers beyond 2^53 are exact, as bigint. */
  readonly value: Value;
  /** Where a value stands; of one that an alias brings, where the alias stands, and of one that is not there, around it. */
  readonly at: (path: readonly (string | number)[]) => LinePosition;
  /** In the order of the text. */
  readonly images: readonly ReadImage[];
}

/** A place that names an image. */
export interface ReadImage {
  /** A `range` of versions and a `template`, which is filled in later, name an image and no version. */
  readonly kind: ImagePlace['kind'];
  /** As far as it is written there. */
  readonly image: ImageReference;
  readonly at: () => LinePosition;
  /** In the notation of `set`. */
  readonly path: string;
  /** Flux's image automation writes here by itself. */
  readonly marker: Marker | undefined;
}

/** Reads manifests as kubectl does; empty documents are left out. Nothing in them is rendered or run. */
export function readManifests(files: readonly File[]): ReadManifests {
  const problems: ReadManifests['problems'][number][] = [];
  const objects: ReadObject[] = [];
  for (const file of files) {
    try {
      objects.push(...readObjects(file));
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      problems.push({ file: file.path, error });
    }
  }
  return { objects, problems };
}

function readObjects(file: File): readonly ReadObject[] {
  return documentsOf(parseManifest(file))
    .flatMap(objectsOf)
    .map((document) => new ManifestObject(document))
    .filter(({ value }) => value !== null);
}

/** A class: of most objects nobody asks for the images. */
class ManifestObject implements ReadObject {
  readonly file: string;
  readonly value: Value;
  readonly #document: Document;
  #images: readonly ReadImage[] | undefined;

  constructor(document: Document) {
    this.file = document.manifest.path;
    this.value = modelOf(document);
    this.#document = document;
  }

  get images(): readonly ReadImage[] {
    this.#images ??= findImages(this.#document).map((found) => readImage(this.#document, found));
    return this.#images;
  }

  at(path: readonly (string | number)[]): LinePosition {
    return positionOf(this.#document.manifest, offsetOf(this.#document.root, path));
  }
}

function readImage(document: Document, found: ImagePlace): ReadImage {
  const [marker] = targetsOf(found).flatMap((place) => markerAt(document, place) ?? []);
  return {
    kind: found.kind,
    image: wholeImage(found),
    at: () => positionOf(document.manifest, found.place.node.start),
    path: pathOf(found.place),
    marker,
  };
}

/** Of a value in a mapping the key: there a reader looks for it. */
function offsetOf(root: Node, path: readonly (string | number)[]): number {
  let [node, offset] = [root, root.start];
  for (const step of path) {
    if (typeof step === 'number') {
      const item = node.kind === 'sequence' ? node.items[step] : undefined;
      if (item === undefined) return offset;
      [node, offset] = [item, item.start];
    } else {
      const entry = entryUnder(node, step);
      if (entry === undefined) return offset;
      [node, offset] = [entry.value, entry.key.start];
    }
  }
  return offset;
}
