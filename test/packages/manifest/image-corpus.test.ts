import { describe, expect, test } from 'vitest';
import { isScalar, parseAllDocuments, visit } from 'yaml';
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

/** A scalar under a key `image`, as another parser reads it. */
interface Scalar {
  readonly text: string;
  /** What Flux's ImageRepository looks for tags of. */
  readonly isScanned: boolean;
}

/** Every scalar under a key `image`; `undefined` where the other parser cannot read the file. */
function scalarsIn({ text }: File): readonly Scalar[] | undefined {
  const documents = parseAllDocuments(text, { uniqueKeys: false });
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return undefined;
  return documents.flatMap((document) => {
    const scalars: Scalar[] = [];
    const isScanned = document.get('kind') === 'ImageRepository';
    visit(document, {
      Pair(_key, { key, value }) {
        if (isScalar(key) && key.value === 'image' && isScalar(value))
          scalars.push({ text: String(value.value), isScanned });
      },
    });
    return scalars;
  });
}

/** Why no image can be set at a scalar of a file that can be edited; `undefined` where one can. */
function whyNot({ text, isScanned }: Scalar): string | undefined {
  if (parseReference(text.replace(/^docker:\/\//, '')).ok) return isScanned ? 'looked through by Flux' : undefined;
  if (text.startsWith('ENC[')) return 'encrypted';
  if (text.includes('${')) return 'filled in by a variable';
  if (/[<{]/.test(text)) return 'a placeholder for the reader';
  return text.includes('://') ? 'a source to build from' : 'no reference';
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

  test('every scalar under a key `image` that another parser reads is set, or it is known why not', () => {
    const counts = new Map<string, number>();
    const count = (what: string): void => {
      counts.set(what, (counts.get(what) ?? 0) + 1);
    };
    for (const file of files) {
      const scalars = scalarsIn(file) ?? [];
      const refusal = refusalOf(file);
      for (const scalar of scalars) count(refusal ?? whyNot(scalar) ?? 'set');
      if (refusal !== undefined) continue;
      const settable = scalars.filter((scalar) => whyNot(scalar) === undefined);
      expect([file.path, imagesIn(file).filter(isAtKeyImage).length]).toEqual([file.path, settable.length]);
    }
    const all = [...counts.values()].reduce((sum, each) => sum + each, 0);
    const listed = [...counts].toSorted(([, a], [, b]) => b - a).map(([what, number]) => `${number} ${what}`);
    console.log(`scalars under "image", by another parser: ${all}: ${listed.join(', ')}`);
    expect(all).toBeGreaterThanOrEqual(776);
    expect(counts.get('set')).toBeGreaterThanOrEqual(714);
    expect(counts.get('in a file refused')).toBeLessThanOrEqual(1);
  });
});

function refusalOf(file: File): string | undefined {
  if (isReadable(file)) return undefined;
  return file.text.includes('{{') ? 'in a template' : 'in a file refused';
}

/** A reference, or the repository of a map. */
function isAtKeyImage(found: ImagePlace): boolean {
  const place = found.kind === 'values' ? found.fields.repository : found.place;
  return (found.kind === 'values' || found.kind === 'reference') && isUnderImage(place.entry?.key);
}

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
