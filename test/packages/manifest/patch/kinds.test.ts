import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Mapping } from '../../../../packages/manifest/patch/mapping.ts';
import { PatchProblem } from '../../../../packages/manifest/patch/patch-problem.ts';
import { builtIn } from '../../../../packages/manifest/patch/schemas/built-in.ts';
import { schemaOf } from '../../../../packages/manifest/patch/schemas/schema-of.ts';
import { unknown } from '../../../../packages/manifest/patch/schemas/unknown.ts';
import type { Schema } from '../../../../packages/manifest/patch/strategic/schema.ts';
import { strategicMerge } from '../../../../packages/manifest/patch/strategic/strategic-merge.ts';
import { testData } from '../test-data.ts';

function read<T>(path: string | undefined): T {
  return JSON.parse(readFileSync(path ?? '', 'utf8'));
}

const oracle = testData('suites/kubectl-smp-oracle.json');

interface Case {
  readonly gvk: string;
  readonly original: Mapping;
  readonly patch: Mapping;
  readonly expected?: Mapping;
  readonly error?: string;
}

function patched({ gvk, original, patch }: Case): unknown {
  const sources = { builtIn: builtIn(), lists: [], definitions: () => [] };
  const [apiVersion = '', kind = ''] = [gvk.slice(0, gvk.lastIndexOf('/')), gvk.slice(gvk.lastIndexOf('/') + 1)];
  try {
    return strategicMerge(original, patch, { schema: schemaOf({ apiVersion, kind }, sources), path: [] });
  } catch (error) {
    if (error instanceof PatchProblem) return `refused: ${error.message}`;
    throw error;
  }
}

test.skipIf(oracle === undefined)('what kubectl makes of a patch, we make of it, and more kinds than it can', () => {
  const { cases } = read<{ readonly cases: readonly Case[] }>(oracle);
  const done = cases.filter(({ expected }) => expected !== undefined);
  const wrong = done.filter((each) => !isSame(patched(each), each.expected));
  console.log(`as kubectl: ${done.length - wrong.length} of ${done.length}`);
  expect(wrong).toEqual([]);
  expect(done).toHaveLength(543);

  const local = cases.filter(({ error }) => error?.includes('is not supported') === true);
  const refused = local.map(patched).filter((result) => typeof result === 'string');
  console.log(`kinds that kubectl cannot patch locally: ${local.length - refused.length} of ${local.length}`);
  expect(refused).toEqual([]);
  expect(local).toHaveLength(56);

  // kubectl knows the fields of a Node and refuses to merge into one that there is not; we know merge keys alone.
  const others = cases.filter(({ error }) => error !== undefined && !error.includes('is not supported'));
  expect(others.map(({ error }) => error)).toEqual([
    'error: unable to find api field in struct NodeSpec for the json field "podPreemptionPolicy"',
  ]);
});

function isSame(a: unknown, b: unknown): boolean {
  try {
    expect(a).toEqual(b);
    return true;
  } catch {
    return false;
  }
}

const reference = testData('suites/k8s-merge-keys.compact.json');

type Fields = Readonly<Record<string, readonly [child: number, strategy?: string, key?: string]>>;

interface Reference {
  readonly gvk: Readonly<Record<string, number>>;
  readonly defs: Readonly<Record<string, Fields>>;
}

// Lists that are replaced whole: what their elements hold is never merged, and the table leaves it out.
const replacedLists: ReadonlySet<string> = new Set([
  'containerStatuses',
  'initContainerStatuses',
  'ephemeralContainerStatuses',
  'versions',
  'podGroupTemplates',
]);

test.skipIf(reference === undefined)('the generated table says of every field what the types of Kubernetes say', () => {
  const { gvk, defs } = read<Reference>(reference);
  const types = builtIn();
  const found: string[] = [];
  const expected: string[] = [];
  const seen = new Set<number>();
  const compare = (schema: Schema, index: number, path: readonly string[]): void => {
    if (seen.has(index)) return;
    seen.add(index);
    for (const [name, [child, strategy = '', key]] of Object.entries(defs[index] ?? {})) {
      const field = schema(name, []);
      const place = [...path, name].join('.');
      expected.push(`${place} ${wordOf(strategy.split(','), key)}`);
      found.push(`${place} ${field.strategy === 'merge' ? field.key.single : field.strategy}`);
      if (child >= 0 && 'below' in field && !replacedLists.has(name)) compare(field.below, child, [...path, name]);
    }
  };
  for (const [kind, index] of Object.entries(gvk)) {
    const slash = kind.lastIndexOf('/');
    compare(types.kind(kind.slice(0, slash), kind.slice(slash + 1)) ?? unknown, index, [kind]);
  }
  const right = found.filter((each, index) => each === expected[index]);
  console.log(`merge keys: ${right.length} of ${expected.length} fields of ${Object.keys(gvk).length} kinds`);
  expect(found).toEqual(expected);
  expect(Object.keys(gvk)).toHaveLength(98);
  expect(found.length).toBeGreaterThan(230);
});

function wordOf(strategies: readonly string[], key: string | undefined): string {
  if (strategies.includes('merge')) return key ?? 'set';
  return strategies.includes('replace') ? 'replace' : 'default';
}
