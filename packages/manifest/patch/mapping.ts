import { isScalar, isSequence, type Value } from '../yaml/write-value.ts';

/** A mapping of a document's model. Keys are own properties, whatever they are called. */
export type Mapping = { readonly [key: string]: Value };

export function isMapping(value: Value | undefined): value is Mapping {
  return value !== undefined && !isScalar(value) && !isSequence(value);
}

/** The value of a key of the mapping itself: `constructor` is one only where it was written. */
export function member(mapping: Mapping, key: string): Value | undefined {
  return Object.hasOwn(mapping, key) ? mapping[key] : undefined;
}

/** Whether two models are the same; the order of keys says nothing. */
export function isEqual(a: Value, b: Value): boolean {
  if (isSequence(a)) {
    return isSequence(b) && a.length === b.length && a.every((item, index) => isEqual(item, b[index] ?? null));
  }
  if (!isMapping(a)) return Object.is(a, b);
  const keys = Object.keys(a);
  return (
    isMapping(b) &&
    keys.length === Object.keys(b).length &&
    keys.every((key) => {
      const other = member(b, key);
      return other !== undefined && isEqual(member(a, key) ?? null, other);
    })
  );
}
