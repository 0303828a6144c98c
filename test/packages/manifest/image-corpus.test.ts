import { describe, expect, test } from 'vitest';
import { isPair, isScalar, parseAllDocuments, visit } from 'yaml';
import { parseReference } from '#image';
import type { EditResult, File } from '#manifest';
import { findImages } from '../../../packages/manifest/image/find-images.ts';
import type { ImagePlace } from '../../../packages/manifest/image/image-place.ts';
import { parseManifest } from '../../../packages/manifest/yaml/manifest.ts';
import { documentsOf } from '../../../packages/manifest/yaml/place.ts';
import { scaled } from '../../scale.ts';
import { manifestsBelow } from './corpus.ts';
import { digestB, edit } from './edit-texts.ts';
import { testData } from './test-data.ts';

const corpus = testData('corpus');

/** Every image in a file that can be set, once for each place; none where the file cannot be read. */
function imagesIn(file: File): readonly ImagePlace[] {
  try {
    return documentsOf(parseManifest(file)).flatMap(findImages).filter(isEditable);
  } catch (error) {
    expect(error).toMatchObject({ name: 'ActionError' });
    return [];
  }
}

function isEditable({ kind }: ImagePlace): boolean {
  return kind !== 'template' && kind !== 'range';
}

/** The references that another parser finds under a key `image`, none of them beside a tag. */
function scalarsIn({ text }: File): number {
  let count = 0;
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return 0;
  for (const document of documents) {
    visit(document, {
      Pair(_key, { key, value }, path) {
        if (!isScalar(key) || key.value !== 'image' || !isScalar(value) || typeof value.value !== 'string') return;
        const around = path.at(-1);
        const isRepository =
          around !== undefined &&
          'items' in around &&
          around.items.some((item) => isPair(item) && isNamedTag(item.key));
        if (!isRepository && parseReference(value.value).ok) count += 1;
      },
    });
  }
  return count;
}

function isNamedTag(key: unknown): boolean {
  return isScalar(key) && (key.value === 'tag' || key.value === 'digest');
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

/** Every value of a file by its path, as another parser reads it; `undefined` where it cannot. */
function leaves(text: string): ReadonlyMap<string, string> | undefined {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return undefined;
  const found = new Map<string, string>();
  const collect = (value: unknown, path: string): void => {
    if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) collect(item, `${path}/${key}`);
    } else found.set(path, JSON.stringify(value) ?? '');
  };
  for (const [index, document] of documents.entries()) collect(document.toJS(), `${index}`);
  return found;
}

/** Whether another parser, where it can read the file, sees the reported values change and no other. */
function isSeenFromOutside(before: File, { files, changes }: EditResult): boolean {
  const [old, now] = [leaves(before.text), leaves(files[0]?.text ?? before.text)];
  if (old === undefined || now === undefined || changes.some(({ path }) => path.includes('|'))) return false;
  const written = changes.flatMap(({ new: value }) =>
    typeof value === 'object' && value !== null ? Object.values(value) : [value],
  );
  const differing = [...now].filter(([path, value]) => old.get(path) !== value).map(([, value]) => value);
  const wanted = written.map((value) => JSON.stringify(value)).toSorted();
  expect([before.path, differing.toSorted()]).toEqual([before.path, wanted]);
  expect([...old.keys()].filter((path) => !now.has(path))).toEqual([]);
  return true;
}

/**
 * How many lines setting an image may add: a kustomization's entry and an OCIRepository get what they lack, unless Flux
 * writes the tag by itself.
 */
function linesToAdd(found: ImagePlace, { text }: File): number {
  if (found.kind === 'source' && found.ref === undefined) return 1;
  const map = found.kind === 'entry' ? found.map : found.kind === 'source' ? found.ref : undefined;
  if (map === undefined) return 0;
  const keys = map.node.entries.map(({ key }) => (key.kind === 'scalar' ? key.text : ''));
  if (text.slice(map.node.start, map.node.end + 60).includes('$imagepolicy')) return 0;
  const needsTag = !keys.includes('newTag') && !keys.includes('tag') && !keys.includes('digest');
  return (needsTag ? 1 : 0) + (keys.includes('digest') ? 0 : 1);
}

function linesToReplace(found: ImagePlace): number {
  if (found.kind === 'reference') return 1;
  if (found.kind === 'values')
    return [found.fields.tag, found.fields.digest].filter((field) => field !== undefined).length;
  const map = found.kind === 'entry' ? found.map : found.kind === 'source' ? found.ref : undefined;
  const keys = map?.node.entries.map(({ key }) => (key.kind === 'scalar' ? key.text : '')) ?? [];
  return keys.filter((key) => ['newTag', 'tag', 'digest'].includes(key)).length;
}

describe.skipIf(corpus === undefined)('images in real repositories', () => {
  const files = corpus === undefined ? [] : manifestsBelow(corpus);
  const asked = files.flatMap((file) => {
    const images = imagesIn(file);
    return [...new Set(images.map(({ image }) => image.repository))].map((repository) => ({
      file,
      image: `${repository}:99999.0.0@${digestB}`,
      places: images.filter(({ image }) => image.repository === repository),
    }));
  });
  const total = (count: (found: ImagePlace, file: File) => number): number =>
    asked.flatMap(({ file, places }) => places.map((found) => count(found, file))).reduce((sum, each) => sum + each, 0);

  test('every one is set: the changed lines are those of its values, and no comment is lost', () => {
    const lines = { replace: 0, add: 0, remove: 0 };
    let inside = 0;
    let judged = 0;
    const every = scaled(4, 1);
    for (const [index, { file, image }] of asked.entries()) {
      const result = edit({ [file.path]: file.text }, { image });
      expectOnlyReportedLines(file, result);
      if (index % every === 0 && isSeenFromOutside(file, result)) judged += 1;
      for (const { op, path } of result.changes) {
        if (path.includes('|')) inside += 1;
        else lines[op] += 1;
      }
    }
    const references = total(({ kind }) => (kind === 'reference' ? 1 : 0));
    const others = total(() => 1) - references;
    console.log(
      `images in the corpus: ${references} references and ${others} maps set, ${inside} values in texts inside strings, ${lines.replace} lines replaced, ${lines.add} added, 0 comments lost; ${judged} of ${asked.length} edits judged by another parser`,
    );
    expect(lines).toEqual({ replace: total(linesToReplace), add: total(linesToAdd), remove: 0 });
    expect(references).toBeGreaterThanOrEqual(720);
    expect(others).toBeGreaterThanOrEqual(240);
  });

  test('another parser finds no reference under a key `image` that is not found here', () => {
    let [ours, theirs] = [0, 0];
    const missed: string[] = [];
    for (const file of files.filter(isReadable)) {
      const found = imagesIn(file).filter(({ kind, place }) => kind === 'reference' && isUnderImage(place.entry?.key));
      const expected = scalarsIn(file);
      if (found.length < expected) missed.push(file.path);
      [ours, theirs] = [ours + found.length, theirs + expected];
    }
    console.log(`references under "image": ${ours}, by another parser ${theirs}`);
    // An ImageRepository names what Flux looks for tags of
    expect(missed).toEqual(['fluxcd+flux2/tests/image-automation/auto.yaml']);
  });
});

function isReadable(file: File): boolean {
  try {
    return parseManifest(file).documents.length > 0;
  } catch {
    return false;
  }
}

function isUnderImage(key: unknown): boolean {
  return typeof key === 'object' && key !== null && 'text' in key && key.text === 'image';
}
