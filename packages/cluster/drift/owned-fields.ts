import { isObject, type JsonObject, objectsAt, parseJson, textAt } from '../json.ts';
import type { FieldPath, FieldStep } from './field-path.ts';

/**
 * A set of fields as the server notes it: `f:` before a field, `k:` before an element that some of its fields tell apart, `v:` before
 * a member of a set. What has none of these below it is owned as a whole.
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export type FieldSet = JsonObject;

/** What one manager has set. */
export interface OwnedFields {
  readonly manager: string;
  readonly operation: string;
  /** '' for the object itself. */
  readonly subresource: string;
  readonly time: string;
  readonly fields: FieldSet;
}

/** Newest first. */
export function ownedFields(object: JsonObject): readonly OwnedFields[] {
  return objectsAt(object, 'metadata', 'managedFields')
    .map((entry) => ({
      manager: textAt(entry, 'manager'),
      operation: textAt(entry, 'operation'),
      subresource: textAt(entry, 'subresource'),
      time: textAt(entry, 'time'),
      fields: isObject(entry.fieldsV1) ? entry.fieldsV1 : {},
    }))
    .toSorted((a, b) => (a.time < b.time ? 1 : a.time > b.time ? -1 : 0));
}

/** Whether a set is one field that has no others of its own; `.` would stand for a mapping or an element without what is in it. */
export function isLeaf(set: FieldSet): boolean {
  return Object.keys(set).length === 0;
}

/** What a set says of a field below it; `undefined` if it does not hold it. */
function below(set: FieldSet, step: FieldStep): FieldSet | undefined {
  if ('key' in step) return member(set, `f:${step.key}`);
  if ('index' in step) return member(set, `i:${step.index}`);
  if ('member' in step) return member(set, `v:${JSON.stringify(step.member)}`);
  const found = Object.keys(set).find((key) => key.startsWith('k:') && isSame(parseJson(key.slice(2)), step.element));
  return found === undefined ? undefined : member(set, found);
}

function member(set: FieldSet, key: string): FieldSet | undefined {
  const found = Object.hasOwn(set, key) ? set[key] : undefined;
  return isObject(found) ? found : undefined;
}

/** Of several sets, those that hold a field. */
export function allBelow(sets: readonly FieldSet[], step: FieldStep): readonly FieldSet[] {
  return sets.flatMap((set) => {
    const found = below(set, step);
    return found === undefined ? [] : [found];
  });
}

/** Whether a set holds a field, or something around it as a whole. */
export function holds(set: FieldSet, path: FieldPath): boolean {
  let found: FieldSet | undefined = set;
  for (const step of path) {
    if (found !== set && isLeaf(found)) return true;
    found = below(found, step);
    if (found === undefined) return false;
  }
  return true;
}

/** How the elements of a list are told apart. */
export type ListKind =
  | { readonly kind: 'map'; readonly keys: readonly string[] }
  | { readonly kind: 'set' }
  /** It is set as a whole. */
  | { readonly kind: 'atomic' };

/** By what the server notes about a list. */
export function listKindOf(sets: readonly FieldSet[]): ListKind {
  const names = sets.flatMap((set) => Object.keys(set));
  const element = names.find((name) => name.startsWith('k:'));
  const keys = element === undefined ? undefined : parseJson(element.slice(2));
  if (isObject(keys)) return { kind: 'map', keys: Object.keys(keys) };
  return { kind: names.some((name) => name.startsWith('v:')) ? 'set' : 'atomic' };
}

/** Whether two values of JSON are the same, in whatever order their keys are. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((each, at) => isSame(each, b[at]));
  if (!isObject(a) || !isObject(b)) return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]));
}
