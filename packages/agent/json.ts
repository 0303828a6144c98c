/** A JSON object that others wrote, whose fields are still to be judged. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value below a path of keys, `undefined` where the path ends. */
export function valueAt(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (each, key) => (isObject(each) && Object.hasOwn(each, key) ? each[key] : undefined),
    value,
  );
}

/** '' where there is no text. */
export function textAt(value: unknown, ...path: readonly string[]): string {
  const found = valueAt(value, ...path);
  return typeof found === 'string' ? found : '';
}

/** The objects of a list; what is no object is left out. */
export function objectsAt(value: unknown, ...path: readonly string[]): readonly JsonObject[] {
  const found = valueAt(value, ...path);
  return Array.isArray(found) ? found.filter(isObject) : [];
}

/** The texts of a list; what is no text is left out. */
export function textsAt(value: unknown, ...path: readonly string[]): readonly string[] {
  const found = valueAt(value, ...path);
  return Array.isArray(found) ? found.filter((each) => typeof each === 'string') : [];
}

/**
 * The object with what stands below a path of keys replaced; `change` gets `undefined` where the path ends early, and the
 * objects on the way are then made.
 */
export function changedAt<T extends JsonObject>(
  object: T,
  [key, ...rest]: readonly string[],
  change: (value: unknown) => unknown,
): T {
  if (key === undefined) return object;
  const below = object[key];
  const changed = rest.length === 0 ? change(below) : changedAt(isObject(below) ? below : {}, rest, change);
  return { ...object, [key]: changed };
}
