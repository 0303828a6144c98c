import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { EditResult, File } from '#manifest';
import { findImages } from '../../../packages/manifest/image/find-images.ts';
import { applyEdits } from '../../../packages/manifest/yaml/apply-edits.ts';
import { parseManifest } from '../../../packages/manifest/yaml/manifest.ts';
import { documentsOf } from '../../../packages/manifest/yaml/place.ts';
import { anyText, propertyTimeout, runs } from './documents.ts';
import { digestB, edit } from './edit-texts.ts';
import { models, pick, withEdit } from './oracle.ts';
import { testData } from './test-data.ts';

const corpus = testData('corpus');

function manifestsBelow(root: string): readonly File[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: path.slice(root.length + 1), text: readFileSync(path, 'utf8') }));
}

/** The repository of every image in a file, once for each place; none where the file cannot be read. */
function repositoriesIn(file: File): readonly string[] {
  try {
    const found = documentsOf(parseManifest(file)).flatMap(findImages);
    return found.filter(({ kind }) => kind !== 'template').map(({ image }) => image.repository);
  } catch (error) {
    expect(error).toMatchObject({ name: 'ActionError' });
    return [];
  }
}

/** Whether nothing but the reported lines differs, and each of them by what is behind its key. */
function expectOnlyReportedLines(before: File, { files, changes }: EditResult): void {
  const after = (files[0]?.text ?? before.text).split('\n');
  const added = new Set(changes.filter(({ op }) => op === 'add').map(({ line }) => line));
  const replaced = new Set(changes.filter(({ op }) => op === 'replace').map(({ line }) => line));
  const kept = after.flatMap((text, index) => (added.has(index + 1) ? [] : [{ text, line: index + 1 }]));
  const old = before.text.split('\n');
  expect([before.path, kept.length]).toEqual([before.path, old.length]);
  const different = kept.filter(({ text }, index) => text !== old[index]).map(({ line }) => line);
  expect([before.path, different]).toEqual([before.path, [...replaced]]);
  expect([before.path, comments(kept.map(({ text }) => text))]).toEqual([before.path, comments(old)]);
}

function comments(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => /(?:^|\s)#.*$/.exec(line)?.[0] ?? []);
}

describe.skipIf(corpus === undefined)('images in real repositories', () => {
  const files = corpus === undefined ? [] : manifestsBelow(corpus);
  const asked = files.flatMap((file) => {
    const repositories = repositoriesIn(file);
    return [...new Set(repositories)].map((repository) => ({
      file,
      image: `${repository}:99.99.99@${digestB}`,
      places: repositories.filter((each) => each === repository).length,
    }));
  });

  test('every one is set, one changed line each, and no comment is lost', () => {
    let set = 0;
    for (const { file, image, places } of asked) {
      expectOnlyReportedLines(file, edit({ [file.path]: file.text }, { image }));
      set += places;
    }
    console.log(`corpus: ${set} images set in ${new Set(asked.map(({ file }) => file.path)).size} files`);
    expect(set).toBeGreaterThanOrEqual(905);
  });
});

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
