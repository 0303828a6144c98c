import type { Mapping } from '../mapping.ts';

/** How a field is merged. */
export type Field =
  /** A mapping key by key, a list is replaced. What Kubernetes does where nothing else is said. */
  | { readonly strategy: 'default'; readonly below: Schema }
  /** A mapping, too, is replaced. */
  | { readonly strategy: 'replace' }
  /** A list of mappings element by element. */
  | { readonly strategy: 'merge'; readonly key: ElementKey; readonly below: Schema }
  /** A list of scalars is a set. */
  | { readonly strategy: 'set' }
  /** Nothing says whether a list here is merged or replaced. */
  | { readonly strategy: 'unknown'; readonly below: Schema };

/** What tells elements of a list apart. */
export interface ElementKey {
  /** The key that kubectl merges by, though several elements may share it. */
  readonly single?: string;
  /** Those that server-side apply merges by: they decide where there is no single one, or elements share it. */
  readonly exact: readonly string[];
}

/** The fields of a mapping. `around` is the mapping itself, in the document and in the patch. */
export type Schema = (key: string, around: readonly Mapping[]) => Field;

/** What nothing is known about beyond Kubernetes' defaults. */
export const plain: Schema = () => ({ strategy: 'default', below: plain });
