/** What an expression evaluates to. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

export type Texts = Readonly<Record<string, string>>;

/** Takes JSON data (a webhook payload) as values; what JSON cannot carry becomes null. */
export function asValue(data: unknown): Value {
  if (data === null || data === undefined) return null;
  if (typeof data === 'string' || typeof data === 'number' || typeof data === 'boolean') return data;
  if (Array.isArray(data)) return data.map(asValue);
  if (typeof data !== 'object') return null;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, asValue(value)]));
}
