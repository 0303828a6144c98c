import { ActionError } from '#error';

// Answers are checked where they are read: a shape that GitHub does not document is an error with a name, not a crash.

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What lies at a path of keys; undefined where a step is missing or null. */
export function at(value: unknown, ...keys: readonly string[]): unknown {
  const found = keys.reduce<unknown>((part, key) => (isObject(part) ? part[key] : undefined), value);
  return found ?? undefined;
}

export function listAt(value: unknown, ...keys: readonly string[]): readonly unknown[] {
  const found = at(value, ...keys);
  return Array.isArray(found) ? found : [];
}

export function textAt(value: unknown, ...keys: readonly string[]): string {
  const found = at(value, ...keys);
  return typeof found === 'string' ? found : unexpected(keys, 'a text');
}

export function numberAt(value: unknown, ...keys: readonly string[]): number {
  const found = at(value, ...keys);
  return typeof found === 'number' ? found : unexpected(keys, 'a number');
}

function unexpected(keys: readonly string[], expected: string): never {
  throw new ActionError(
    'GITHUB_UNAVAILABLE',
    `Reading GitHub's answer failed: "${keys.join('.')}" is not ${expected}.`,
    {
      hint: 'Run the step again. If it fails again, the server is not one that this action knows.',
    },
  );
}
