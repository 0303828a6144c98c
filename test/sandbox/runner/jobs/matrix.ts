import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import type { Scope } from '../expressions/evaluate.ts';
import { resolve } from '../expressions/resolve.ts';
import type { Value } from '../value.ts';

export type Combination = Readonly<Record<string, Value>>;

export interface Strategy {
  /** One per leg; a single empty one without a matrix. */
  readonly combinations: readonly Combination[];
  readonly hasMatrix: boolean;
  readonly failFast: boolean;
  readonly maxParallel: number;
}

const maximumLegs = 256;

export function readStrategy(token: TemplateToken | undefined, scope: Scope): Strategy {
  const strategy = mappingOf(token === undefined ? {} : resolve(token, scope), 'strategy');
  const { matrix } = strategy;
  const combinations = matrix === undefined ? [{}] : expandMatrix(mappingOf(matrix, 'matrix'));
  if (combinations.length > maximumLegs) {
    throw new Error(`Strategy produces ${combinations.length} jobs, more than the maximum of ${maximumLegs}.`);
  }
  if (combinations.length === 0) throw new Error('Matrix must define at least one vector');
  return {
    combinations,
    hasMatrix: matrix !== undefined,
    failFast: strategy['fail-fast'] !== false,
    maxParallel: typeof strategy['max-parallel'] === 'number' ? strategy['max-parallel'] : combinations.length,
  };
}

/** https://docs.github.com/actions/how-tos/write-workflows/choose-what-workflows-do/run-job-variations */
function expandMatrix(matrix: Readonly<Record<string, Value>>): readonly Combination[] {
  const { include = [], exclude = [], ...vectors } = matrix;
  const excluded = listOf(exclude, 'exclude').map((item) => mappingOf(item, 'exclude'));
  const base = product(vectors).filter((leg) => !excluded.some((part) => agrees(part, leg, Object.keys(part))));
  const keys = Object.keys(vectors);
  const legs: Combination[] = [...base];
  for (const item of listOf(include, 'include').map((entry) => mappingOf(entry, 'include'))) {
    const original = keys.filter((key) => key in item);
    let added = false;
    for (const [index, leg] of base.entries()) {
      if (!agrees(item, leg, original)) continue;
      legs[index] = { ...legs[index], ...item };
      added = true;
    }
    if (!added) legs.push(item);
  }
  return legs;
}

function product(vectors: Readonly<Record<string, Value>>): readonly Combination[] {
  const names = Object.keys(vectors);
  if (names.length === 0) return [];
  return names.reduce<readonly Combination[]>(
    (legs, name) =>
      legs.flatMap((leg) => listOf(vectors[name] ?? [], name).map((value) => ({ ...leg, [name]: value }))),
    [{}],
  );
}

function agrees(part: Combination, leg: Combination, keys: readonly string[]): boolean {
  return keys.every((key) => JSON.stringify(part[key]) === JSON.stringify(leg[key]));
}

function mappingOf(value: Value, what: string): Readonly<Record<string, Value>> {
  if (value === null || typeof value !== 'object' || isList(value)) throw new Error(`${what}: a mapping was expected`);
  return value;
}

function listOf(value: Value, what: string): readonly Value[] {
  if (!isList(value)) throw new Error(`${what}: a sequence was expected`);
  return value;
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** ` (a, b)` behind the name of a leg. */
export function legSuffix(combination: Combination): string {
  const values = Object.values(combination).map((value) => (typeof value === 'object' ? JSON.stringify(value) : value));
  return values.length === 0 ? '' : ` (${values.join(', ')})`;
}
