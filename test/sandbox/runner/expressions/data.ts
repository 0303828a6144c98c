import { data } from '@actions/expressions';
import type { Value } from '../value.ts';

/** A value as GitHub's expression engine knows it: strings compare and keys match without regard to case. */
export function toData(value: Value): data.ExpressionData {
  if (value === null) return new data.Null();
  if (typeof value === 'string') return new data.StringData(value);
  if (typeof value === 'number') return new data.NumberData(value);
  if (typeof value === 'boolean') return new data.BooleanData(value);
  if (isList(value)) return new data.Array(...value.map(toData));
  return new data.Dictionary(...Object.entries(value).map(([key, item]) => ({ key, value: toData(item) })));
}

export function fromData(item: data.ExpressionData): Value {
  if (item instanceof data.Null) return null;
  if (item instanceof data.Array) return item.values().map(fromData);
  if (item instanceof data.Dictionary) {
    return Object.fromEntries(item.pairs().map(({ key, value }) => [key, fromData(value)]));
  }
  return item.value;
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
