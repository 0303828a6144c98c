import type { Value } from '../../yaml/write-value.ts';
import type { Schema } from '../strategic/schema.ts';
import type { BuiltIn } from './built-in.ts';
import { customResource } from './custom-resource.ts';
import { keyMap, type MappedList } from './key-map.ts';
import { podShape } from './pod-shape.ts';
import { firstOf } from './unknown.ts';

/** Where merge keys are known from. */
export interface KeySources {
  readonly builtIn: BuiltIn;
  /** What the user says; it goes before everything else. */
  readonly lists: readonly MappedList[];
  /** The CustomResourceDefinitions among the files; they are read for custom resources alone. */
  readonly definitions: () => readonly Value[];
}

interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
}

/** How the fields of a kind are merged: as its type says, or as far as it is known of a custom resource. */
export function schemaOf({ apiVersion, kind }: Kind, { builtIn, lists, definitions }: KeySources): Schema {
  const own = builtIn.kind(apiVersion, kind);
  if (own !== undefined) return firstOf(keyMap(lists), own);
  const declared = definitions().flatMap((definition) => customResource(definition, apiVersion, kind) ?? []);
  return firstOf(keyMap(lists), ...declared, podShape(builtIn));
}
