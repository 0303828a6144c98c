import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { editText } from '../edit-texts.ts';
import { testData } from '../test-data.ts';

interface Case {
  readonly gvk: string;
  /** The file of the corpus that holds the object. */
  readonly source: string;
  readonly original: { readonly kind: string; readonly metadata: Readonly<Record<string, string>> };
  readonly patch: unknown;
  readonly expected?: unknown;
}

const corpus = testData('corpus');
const oracle = testData('suites/kubectl-smp-oracle.json');

test.skipIf(corpus === undefined || oracle === undefined)(
  'patched as texts, real manifests hold what kubectl makes of their objects',
  () => {
    const { cases }: { readonly cases: readonly Case[] } = JSON.parse(readFileSync(oracle ?? '', 'utf8'));
    const present = cases.filter(({ source }) => existsSync(join(corpus ?? '', source)));
    const wrong = present.filter(({ source, original, patch, expected }) => {
      const text = readFileSync(join(corpus ?? '', source), 'utf8');
      const patched = editText(text, { patch: JSON.stringify(patch), target: targetOf(original) });
      return expected !== undefined && !models(patched).some((model) => isSame(model, expected));
    });
    console.log(`patched texts of real manifests: ${present.length - wrong.length} of ${present.length}`);
    expect(wrong).toEqual([]);
    expect(present.length).toBeGreaterThan(300);
  },
);

function targetOf({ kind, metadata }: Case['original']): string {
  const namespace = metadata.namespace === undefined ? '' : ` -n ${metadata.namespace}`;
  return `${kind}/${metadata.name}${namespace}`;
}

/** What another parser reads. */
function models(text: string): readonly unknown[] {
  const documents = parseAllDocuments(text, { version: '1.1', merge: true });
  return Array.isArray(documents) ? documents.map((document) => document.toJS()) : [];
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, sortedKeys) === JSON.stringify(b, sortedKeys);
}

function sortedKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([x], [y]) => (x < y ? -1 : 1)));
}
