import type { ImageReference } from '#image';
import type { MapNode, ScalarNode } from '../yaml/node.ts';
import type { Place } from '../yaml/place.ts';

/** A place of a document that names an image. */
export type ImagePlace = ReferencePlace | EntryPlace | ValuesPlace | TemplatePlace;

interface Found {
  readonly place: Place;
  /** The image that the place names, as far as it is written there. */
  readonly image: ImageReference;
}

/** A whole reference in one string: `image: ghcr.io/acme/shop:1.2.3`. */
export interface ReferencePlace extends Found {
  readonly kind: 'reference';
  readonly node: ScalarNode;
}

/** An entry of a kustomization's `images:`. */
export interface EntryPlace extends Found {
  readonly kind: 'entry';
  readonly node: MapNode;
}

/** A mapping of Helm values: `repository`, `tag`, and where they exist `registry` and `digest`. */
export interface ValuesPlace extends Found {
  readonly kind: 'values';
  readonly node: MapNode;
  /** The key that holds the repository. */
  readonly repositoryKey: 'repository' | 'image';
}

/** A string whose tag is filled in by a template: it names an image, and nobody can edit it here. */
export interface TemplatePlace extends Found {
  readonly kind: 'template';
  readonly node: ScalarNode;
}
