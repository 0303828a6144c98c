import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { File } from '#manifest';
import { applyEdits } from '../../../packages/manifest/yaml/apply-edits.ts';
import { parseManifest } from '../../../packages/manifest/yaml/manifest.ts';
import { manifestsBelow } from './corpus.ts';
import { anyText, propertyTimeout, runs } from './documents.ts';
import { models, pick, withEdit } from './oracle.ts';
import { testData } from './test-data.ts';

const corpus = testData('corpus');

/** What both parsers read, and the other one without doubt: with a key that stands twice it would be a matter of taste. */
function isReadable(file: File): boolean {
  try {
    parseManifest(file);
  } catch {
    return false;
  }
  const documents = parseAllDocuments(file.text);
  return Array.isArray(documents) && documents.every(({ errors }) => errors.length === 0);
}

/** The same content with other line breaks, a byte order mark, or no final line break. */
const disguise = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => `\uFEFF${text}`,
  (text) => text.replace(/\r?\n/g, '\r\n'),
  (text) => text.replace(/\s+$/, ''),
);

describe.skipIf(corpus === undefined)('real manifests', () => {
  const files = corpus === undefined ? [] : manifestsBelow(corpus).filter(isReadable);

  test('replacing any scalar changes that scalar alone, as another parser reads it', {
    timeout: propertyTimeout,
  }, () => {
    expect(files.length).toBeGreaterThan(2_000);
    fc.assert(
      fc.property(fc.constantFrom(...files), disguise, anyText, fc.nat(), (file, disguised, value, index) => {
        const text = disguised(file.text);
        const found = pick(text, 'scalar', index);
        fc.pre(found !== undefined && found.path.length > 0 && found.node.anchor === undefined);
        const { manifest } = applyEdits(found.manifest, [{ kind: 'replace', node: found.node, value }]);
        const wanted = withEdit(text, found.document, (document) => document.setIn(found.path, value));
        expect(models(manifest.text)).toEqual(wanted);
        expect(manifest.text.startsWith('\uFEFF')).toBe(text.startsWith('\uFEFF'));
      }),
      { numRuns: runs(500, 20_000) },
    );
  });
});
