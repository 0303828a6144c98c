import type { Value } from '#manifest';

type Mapping = { readonly [key: string]: Value };

export type Step = string | number;

export function isMapping(value: Value | undefined): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** The value below a path of keys and indices; undefined where the path ends. */
export function valueAt(value: Value | undefined, ...path: readonly Step[]): Value | undefined {
  let found = value;
  for (const step of path) {
    if (typeof step === 'number') found = isList(found) ? found[step] : undefined;
    else found = isMapping(found) && Object.hasOwn(found, step) ? found[step] : undefined;
  }
  return found;
}

/** '' where there is no text. */
export function textAt(value: Value | undefined, ...path: readonly Step[]): string {
  const found = valueAt(value, ...path);
  return typeof found === 'string' ? found : '';
}

/** The items of a list; none where there is no list. */
export function itemsAt(value: Value | undefined, ...path: readonly Step[]): readonly Value[] {
  const found = valueAt(value, ...path);
  return isList(found) ? found : [];
}

/** The entries of a mapping; none where there is no mapping. */
export function entriesAt(value: Value | undefined, ...path: readonly Step[]): readonly (readonly [string, Value])[] {
  const found = valueAt(value, ...path);
  return isMapping(found) ? Object.entries(found) : [];
}
