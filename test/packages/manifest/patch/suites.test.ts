import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { jsonPatch } from '../../../../packages/manifest/patch/json-patch.ts';
import type { Mapping } from '../../../../packages/manifest/patch/mapping.ts';
import { mergePatch } from '../../../../packages/manifest/patch/merge-patch.ts';
import { PatchProblem } from '../../../../packages/manifest/patch/patch-problem.ts';
import type { Field, Schema } from '../../../../packages/manifest/patch/strategic/schema.ts';
import { plain } from '../../../../packages/manifest/patch/strategic/schema.ts';
import { strategicMerge } from '../../../../packages/manifest/patch/strategic/strategic-merge.ts';
import type { Value } from '../../../../packages/manifest/yaml/write-value.ts';
import { testData } from '../test-data.ts';

function read<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** The result, or why there is none. */
function attempt(action: () => Value): Value | { readonly refused: string } {
  try {
    return action();
  } catch (error) {
    if (error instanceof PatchProblem) return { refused: error.message };
    throw error;
  }
}

const jsonPatchSuite = testData('suites/json-patch-tests');

test.skipIf(jsonPatchSuite === undefined)('every enabled case of the JSON patch suites comes out as they say', () => {
  interface Case {
    readonly doc?: Value;
    readonly patch?: Value;
    readonly expected?: Value;
    readonly error?: string;
    readonly disabled?: boolean;
  }
  for (const [file, count] of [
    ['tests.json', 92],
    ['spec_tests.json', 16],
  ] as const) {
    const cases = read<readonly Case[]>(`${jsonPatchSuite}/${file}`).filter(
      ({ disabled, patch }) => disabled !== true && patch !== undefined,
    );
    const wrong = cases.filter(({ doc = null, patch = null, expected, error }) => {
      const result = attempt(() => jsonPatch(doc, patch));
      if (error !== undefined) return !isRefusal(result);
      return expected === undefined
        ? isRefusal(result)
        : JSON.stringify(sorted(result)) !== JSON.stringify(sorted(expected));
    });
    console.log(`JSON patch, ${file}: ${cases.length - wrong.length} of ${cases.length}`);
    expect(wrong).toEqual([]);
    expect(cases).toHaveLength(count);
  }
});

function isRefusal(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'refused' in value;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}

const mergeSuite = testData('suites/rfc7396.json');

test.skipIf(mergeSuite === undefined)('every example of RFC 7396 comes out as it says', () => {
  const { cases } = read<{ readonly cases: readonly { original: Value; patch: Value; result: Value }[] }>(
    mergeSuite ?? '',
  );
  const wrong = cases.filter(
    ({ original, patch, result }) =>
      JSON.stringify(sorted(mergePatch(original, patch))) !== JSON.stringify(sorted(result)),
  );
  console.log(`JSON merge patch: ${cases.length - wrong.length} of ${cases.length}`);
  expect(wrong).toEqual([]);
  expect(cases).toHaveLength(15);
});

const strategicSuite = testData('suites/strategicpatch.json');

// The fields of the type that Kubernetes' own tests patch.
const list = (key: string, below: Schema): Field => ({ strategy: 'merge', key: { single: key, exact: [key] }, below });
const item: Schema = (key) => {
  const fields: Readonly<Record<string, Field>> = {
    mergingList: list('name', item),
    retainKeysMergingList: list('name', item),
    mergeItemPtr: list('name', item),
    mergingIntList: { strategy: 'set' },
    replacingItem: { strategy: 'replace' },
  };
  return (
    fields[key] ?? { strategy: 'default', below: ['nonMergingList', 'retainKeysMap'].includes(key) ? item : plain }
  );
};

test.skipIf(strategicSuite === undefined)(
  "every case of Kubernetes' strategic merge suite comes out as it says",
  () => {
    interface Case {
      readonly kind: 'table' | 'raw';
      readonly description: string;
      readonly original?: Mapping;
      readonly twoWay?: Mapping;
      readonly twoWayResult?: Mapping;
      readonly modified?: Mapping;
      readonly current?: Mapping;
      readonly threeWay?: Mapping;
      readonly result?: Mapping;
      readonly expectedError?: string;
    }
    const { cases } = read<{ readonly cases: readonly Case[] }>(strategicSuite ?? '');
    const wrong: unknown[] = [];
    let checked = 0;
    const check = (
      { kind, description, expectedError }: Case,
      before: Mapping,
      patch: Mapping,
      after: Mapping | undefined,
    ): void => {
      checked += 1;
      const found = attempt(() => strategicMerge(before, patch, { schema: item, path: [] }));
      const normal = (value: unknown) => JSON.stringify(sorted(kind === 'table' ? withSortedLists(value) : value));
      const isRight =
        expectedError === undefined
          ? normal(found) === normal(after)
          : isRefusal(found) && JSON.stringify(found).includes(expectedError);
      if (!isRight) wrong.push({ description, before, patch, found, after: after ?? expectedError });
    };
    for (const each of cases) {
      check(each, each.original ?? {}, each.twoWay ?? {}, each.twoWayResult ?? each.modified);
      if (each.threeWay !== undefined) check(each, each.current ?? {}, each.threeWay, each.result);
    }
    console.log(`strategic merge: ${checked - wrong.length} of ${checked}`);
    expect(wrong).toEqual([]);
    expect(checked).toBe(264);
  },
);

/** The suite compares its tables with the lists that are merged in order of their keys. */
function withSortedLists(value: unknown, isMerging = false): unknown {
  if (Array.isArray(value)) {
    const items = value.map((element) => withSortedLists(element));
    return isMerging ? items.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)) : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      withSortedLists(each, key.toLowerCase().startsWith('merg') || key.startsWith('retainKeysM')),
    ]),
  );
}

function sortKey(element: unknown): string {
  return typeof element === 'object' && element !== null && 'name' in element ? String(element.name) : String(element);
}
