import type { Scalar } from '../yaml/scalar.ts';
import { isScalar, isSequence, type Value } from '../yaml/write-value.ts';

/** What stands before everything that is not itself: a string that begins with it gets another one in front. */
const mark = '\0';

/**
 * The model as plain JSON. Numbers that JSON cannot carry exactly (integers beyond 2^53, infinities, NaN, -0) become
 * strings that no other value becomes, so that they can be copied, moved and compared.
 */
export function toJson(value: Value): Value {
  if (isScalar(value)) return scalarToJson(value);
  if (isSequence(value)) return value.map(toJson);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toJson(item)]));
}

function scalarToJson(value: Scalar): Scalar {
  if (typeof value === 'bigint') return `${mark}i${value}`;
  if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) {
    return `${mark}f${Object.is(value, -0) ? '-0' : value}`;
  }
  return typeof value === 'string' && value.startsWith(mark) ? `${mark}s${value}` : value;
}

/** The model that `toJson` made JSON of. */
export function fromJson(value: Value): Value {
  if (isScalar(value)) return typeof value === 'string' && value.startsWith(mark) ? scalarFromJson(value) : value;
  if (isSequence(value)) return value.map(fromJson);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fromJson(item)]));
}

function scalarFromJson(token: string): Scalar {
  const body = token.slice(mark.length + 1);
  const kind = token[mark.length];
  if (kind === 'i') return BigInt(body);
  return kind === 'f' ? Number(body) : body;
}
