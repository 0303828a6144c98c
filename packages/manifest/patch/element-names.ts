import { mergeKeys } from '../report/path.ts';
import { isScalar, isSequence, type Value } from '../yaml/write-value.ts';
import { isMapping, member } from './mapping.ts';

interface ElementNames {
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** The names are values of a key that tells the elements of both lists apart. */
  readonly isTelling: boolean;
}

/** Names of the elements of two lists, by which they are matched: the value of a telling key, or all that an element is. */
export function elementNames(before: readonly Value[], after: readonly Value[]): ElementNames {
  const key = mergeKeys.find((candidate) => isTelling(before, candidate) && isTelling(after, candidate));
  const nameOf = (element: Value): string => textOf(key === undefined ? element : keyValue(element, key));
  return { before: before.map(nameOf), after: after.map(nameOf), isTelling: key !== undefined };
}

function isTelling(list: readonly Value[], key: string): boolean {
  const values = list.map((element) => keyValue(element, key));
  return values.every((value) => value !== undefined && isScalar(value)) && new Set(values).size === list.length;
}

function keyValue(element: Value, key: string): Value | undefined {
  return isMapping(element) ? member(element, key) : undefined;
}

/** The same text for equal values, whatever the order of their keys; types differ in it. */
function textOf(value: Value | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return JSON.stringify(value);
  if (isScalar(value)) return Object.is(value, -0) ? '-0' : `${typeof value} ${String(value)}`;
  if (isSequence(value)) return `[${value.map(textOf).join()}]`;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${textOf(item)}`).join()}}`;
}
