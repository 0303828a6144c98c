import { formatKey, formatValue } from '#manifest';
import type { JsonObject } from '../json.ts';

/** A way into an object: a key, the element of a list at an index or that some fields tell apart, or the member of a set. */
export type FieldStep =
  | { readonly key: string }
  | { readonly index: number }
  | { readonly element: JsonObject }
  | { readonly member: unknown };

export type FieldPath = readonly FieldStep[];

/** In the notation of `set`: `spec.template.spec.containers[name=web].image`; '' for the object itself. */
export function formatPath(path: FieldPath): string {
  return path.map(formatStep).join('').replace(/^\./, '');
}

function formatStep(step: FieldStep): string {
  if ('key' in step) return `.${formatKey(step.key)}`;
  if ('index' in step) return `[${step.index}]`;
  if ('member' in step) return `[=${formatValue(String(step.member))}]`;
  const keys = Object.entries(step.element).map(([key, value]) => `${formatKey(key)}=${formatValue(String(value))}`);
  return `[${keys.join(',')}]`;
}
