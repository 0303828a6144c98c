import type { ImageReference } from '#image';
import type { ScalarNode } from '../yaml/node.ts';
import type { Document, MapPlace, Place } from '../yaml/place.ts';

/** A place of a document that names an image. */
export type ImagePlace = EditablePlace | RangePlace | TemplatePlace;
export type EditablePlace = ReferencePlace | EntryPlace | SourcePlace | ValuesPlace;

/** Where a place stands. */
export interface Occurrence {
  readonly document: Document;
  readonly found: ImagePlace;
}

interface Found {
  readonly place: Place;
  /** The image that the place names, as far as it is written there. */
  readonly image: ImageReference;
}

/** A whole reference in one string: `image: ghcr.io/acme/shop:1.2.3`. */
export interface ReferencePlace extends Found {
  readonly kind: 'reference';
  readonly node: ScalarNode;
  /** What stands before the reference in the string: `shop=` in `kustomize.images` of Argo CD. */
  readonly prefix: string;
}

/** An entry of a kustomization's `images:`. */
export interface EntryPlace extends Found {
  readonly kind: 'entry';
  readonly map: MapPlace;
}

/** `spec` of Flux's OCIRepository: the repository in `url`, tag and digest in `ref`. */
export interface SourcePlace extends Found {
  readonly kind: 'source';
  readonly map: MapPlace;
  readonly url: Place;
  /** `undefined` where nothing says yet which tag is meant. */
  readonly ref: MapPlace | undefined;
}

/** Helm values, as a mapping or as parameters: repository and tag, and where they exist registry and digest. */
export interface ValuesPlace extends Found {
  readonly kind: 'values';
  readonly fields: ValuesFields;
}

interface ValuesFields {
  readonly repository: Place;
  readonly registry?: Place;
  readonly tag?: Place;
  readonly digest?: Place;
}

/** An OCIRepository that takes the newest tag of a range: there is no tag to set. */
export interface RangePlace extends Found {
  readonly kind: 'range';
  readonly range: string;
}

/** A string whose tag is filled in by a template: it names an image, and nobody can edit it here. */
export interface TemplatePlace extends Found {
  readonly kind: 'template';
}
