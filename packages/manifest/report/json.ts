import { isScalar, isSequence, type Value } from '../yaml/write-value.ts';
import type { Json } from './change.ts';

export function jsonOf(value: Value): Json {
  if (typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value))) return String(value);
  if (isScalar(value)) return value;
  if (isSequence(value)) return value.map(jsonOf);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, jsonOf(item)]));
}
