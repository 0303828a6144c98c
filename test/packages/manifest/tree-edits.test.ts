import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { draftOf, edited } from '../../../packages/manifest/draft.ts';
import { planTreeEdits, type TreeEdit } from '../../../packages/manifest/tree-edit.ts';
import { type Manifest, parseManifest } from '../../../packages/manifest/yaml/manifest.ts';
import { documentsOf } from '../../../packages/manifest/yaml/place.ts';
import { applySplices, type Splice } from '../../../packages/manifest/yaml/splice.ts';
import { scaled } from '../../scale.ts';
import { propertyTimeout, yamlText } from './documents.ts';
import { models } from './oracle.ts';
import { editsFor, wish, withEdits } from './random-edits.ts';
import { isToBeRefused, sharedText } from './refused-edits.ts';
import { testData } from './test-data.ts';

interface Counts {
  applied: number;
  /** By contract: what an alias or a merge key repeats, and what SOPS seals. */
  refused: number;
  /** Nothing was written, though the contract promises the edit. */
  missed: number;
}

const refusals: ReadonlySet<string> = new Set(['ALIAS_FAN_OUT', 'MANIFEST_ENCRYPTED']);

/** Edits a document and lets another parser judge; edits that are refused together are tried one by one. */
function judge(
  manifest: Manifest,
  index: number,
  { edits, counts }: { edits: readonly TreeEdit[]; counts: Counts },
): void {
  const document = documentsOf(manifest)[index];
  if (document === undefined || edits.length === 0) return;
  try {
    const draft = edited(draftOf(manifest), planTreeEdits(document, edits), { by: 'patch', fanOut: 'deny' });
    const wanted = models(manifest.text).map((model, at) => (at === index ? withEdits(model, edits) : model));
    const found = models(draft.manifest.text);
    if (!isDeepStrictEqual(found, wanted)) expect([edits, found]).toEqual([edits, wanted]);
    expectOnlySplices(manifest.text, draft.manifest.text, draft.written.flat());
    counts.applied += edits.length;
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ActionError' && 'code' in error)) throw error;
    expect([...refusals, 'EDIT_NOT_PROVED']).toContain(error.code);
    if (edits.length > 1) for (const edit of edits) judge(manifest, index, { edits: [edit], counts });
    else if (refusals.has(String(error.code))) counts.refused += 1;
    else counts.missed += 1;
  }
}

/** Outside the reported spans every byte is as before, and what they cover is what was replaced. */
function expectOnlySplices(before: string, after: string, splices: readonly Splice[]): void {
  let [old, now] = [0, 0];
  for (const { start, end, text } of splices) {
    expect(after.slice(now, now + start - old) === before.slice(old, start)).toBe(true);
    now += start - old;
    expect(after.slice(now, now + text.length)).toBe(text);
    now += text.length;
    old = end;
  }
  expect(after.slice(now)).toBe(before.slice(old));
  expect(applySplices(before, splices)).toBe(after);
}

function expectGood(name: string, { applied, refused, missed }: Counts, edits: number): void {
  const share = applied / (applied + missed);
  console.log(
    `${name}: ${applied} edits applied and judged, 0 wrong; ${refused} refused by contract; of the rest ${(share * 100).toFixed(2)} % applied`,
  );
  expect(applied + refused + missed).toBeGreaterThanOrEqual(edits);
  expect(share).toBeGreaterThanOrEqual(0.985);
}

const wishes = fc.array(wish, { minLength: 4, maxLength: 12 });

test('edits of generated documents are what another parser reads', { timeout: propertyTimeout }, () => {
  const counts: Counts = { applied: 0, refused: 0, missed: 0 };
  fc.assert(
    fc.property(yamlText, wishes, fc.nat(), (text, wanted, pick) => {
      const manifest = parseManifest({ path: 'a.yaml', text });
      const index = pick % manifest.documents.length;
      const document = documentsOf(manifest)[index];
      if (document !== undefined) judge(manifest, index, { edits: editsFor(document, wanted), counts });
    }),
    { numRuns: scaled(400, 20_000) },
  );
  expectGood('generated documents', counts, scaled(1_500, 80_000));
});

test('what an edit would change elsewhere too, or break, is refused, and nothing else', {
  timeout: propertyTimeout,
}, () => {
  const counts: Counts = { applied: 0, refused: 0, missed: 0 };
  fc.assert(
    fc.property(sharedText, wishes, (text, wanted) => {
      const manifest = parseManifest({ path: 'a.yaml', text });
      for (const each of wanted) {
        const edits = documentsOf(manifest).flatMap((document) => editsFor(document, [each]));
        const before = counts.refused;
        judge(manifest, 0, { edits, counts });
        for (const edit of edits)
          expect([text, edit, counts.refused > before]).toEqual([text, edit, isToBeRefused(text, edit)]);
      }
    }),
    { numRuns: scaled(60, 3_000) },
  );
  expectGood('documents with aliases or a seal', counts, scaled(300, 18_000));
  expect(counts.refused).toBeGreaterThan(scaled(100, 6_000));
});

const corpus = testData('corpus');

/** What both parsers read, and the other one without doubt. */
function readable(path: string, text: string): Manifest | undefined {
  try {
    const manifest = parseManifest({ path, text });
    const documents = parseAllDocuments(text);
    const isRead = Array.isArray(documents) && documents.every(({ errors }) => errors.length === 0);
    return isRead && documents.length === manifest.documents.length ? manifest : undefined;
  } catch {
    return undefined;
  }
}

describe.skipIf(corpus === undefined)('real manifests', () => {
  const texts =
    corpus === undefined
      ? []
      : readdirSync(corpus, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
          .map((entry) => join(entry.parentPath, entry.name))
          .map((path) => ({ path: path.slice(corpus.length + 1), text: readFileSync(path, 'utf8') }))
          .filter(({ text }) => text.length < 20_000);
  const disguise = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => text,
    (text) => `\uFEFF${text}`,
    (text) => text.replace(/\r?\n/g, '\r\n'),
    (text) => text.replace(/\s+$/, ''),
  );

  test('edits are what another parser reads', { timeout: propertyTimeout }, () => {
    const counts: Counts = { applied: 0, refused: 0, missed: 0 };
    fc.assert(
      fc.property(fc.constantFrom(...texts), disguise, wishes, fc.nat(), ({ path, text }, disguised, wanted, pick) => {
        const manifest = readable(path, disguised(text));
        const index = pick % (manifest?.documents.length ?? 1);
        const document = manifest && documentsOf(manifest)[index];
        if (document !== undefined) judge(document.manifest, index, { edits: editsFor(document, wanted), counts });
      }),
      { numRuns: scaled(400, 24_000) },
    );
    expectGood('real manifests', counts, scaled(1_500, 120_000));
  });
});
