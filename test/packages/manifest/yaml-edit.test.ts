import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isMap, isSeq, parseAllDocuments, type Document as YamlDocument } from 'yaml';
import { applyEdits } from '../../../packages/manifest/yaml/apply-edits.ts';
import { type Manifest, parseManifest } from '../../../packages/manifest/yaml/manifest.ts';
import type { Node } from '../../../packages/manifest/yaml/node.ts';
import { documentsOf, type Place, placesBelow } from '../../../packages/manifest/yaml/place.ts';
import { anyText, runs, yamlText } from './documents.ts';

type Path = readonly (string | number)[];

function pathOf({ parent, entry, index }: Place): Path {
  if (parent === undefined) return [];
  return [...pathOf(parent), entry?.key.kind === 'scalar' ? entry.key.text : (index ?? 0)];
}

/** What another parser reads, each scalar as its text. Its own plain `~`, empty and quoted forms all have a source. */
function read(text: string): readonly YamlDocument[] {
  const documents = parseAllDocuments(text, { schema: 'failsafe' });
  if (!Array.isArray(documents)) throw new Error('no documents');
  for (const { errors } of documents) expect(errors).toEqual([]);
  return documents;
}

function models(text: string): unknown[] {
  return read(text).map((document) => document.toJS());
}

function withEdit(text: string, index: number, edit: (document: YamlDocument) => void): unknown[] {
  const documents = read(text);
  const document = documents[index];
  if (document !== undefined) edit(document);
  return documents.map((each) => each.toJS());
}

interface Found<Kind extends Node['kind']> {
  readonly manifest: Manifest;
  readonly document: number;
  readonly path: Path;
  readonly node: Extract<Node, { kind: Kind }>;
}

/** One node of the kind, anywhere in the text; `undefined` where there is none. */
function pick<Kind extends Node['kind']>(text: string, kind: Kind, index: number): Found<Kind> | undefined {
  const manifest = parseManifest({ path: 'a.yaml', text });
  const isKind = (node: Node): node is Extract<Node, { kind: Kind }> => node.kind === kind;
  const found = documentsOf(manifest).flatMap(({ root, index: document }) =>
    placesBelow({ node: root }).flatMap((place) =>
      isKind(place.node) ? [{ manifest, document, path: pathOf(place), node: place.node }] : [],
    ),
  );
  return found[index % found.length];
}

test('replacing any scalar of any document changes that scalar alone, as another parser reads it', () => {
  fc.assert(
    fc.property(yamlText, anyText, fc.nat(), (text, value, index) => {
      const found = pick(text, 'scalar', index);
      fc.pre(found !== undefined);
      const { manifest, splices } = applyEdits(found.manifest, [{ kind: 'replace', node: found.node, value }]);

      const [splice] = splices;
      expect(manifest.text.slice(0, splice?.start)).toBe(text.slice(0, splice?.start));
      expect(manifest.text.endsWith(text.slice(splice?.end))).toBe(true);
      const wanted = withEdit(text, found.document, (document) => document.setIn(found.path, value));
      expect(models(manifest.text)).toEqual(wanted);
    }),
    { numRuns: runs(2_000, 50_000) },
  );
});

test('adding a key to any mapping adds that key alone, as another parser reads it', () => {
  fc.assert(
    fc.property(yamlText, anyText, fc.nat(), (text, value, index) => {
      const found = pick(text, 'map', index);
      fc.pre(found !== undefined);
      const edit = { kind: 'add', node: found.node, key: 'added', value } as const;
      const { manifest, splices, offsets } = applyEdits(found.manifest, [edit]);

      expect(splices.every(({ start, end }) => start === end)).toBe(true);
      expect(manifest.text.slice(offsets[0])).toMatch(/^["']?added/);
      const wanted = withEdit(text, found.document, (document) => {
        const map = document.getIn(found.path, true);
        if (!isMap(map)) throw new Error('no mapping');
        map.set('added', value);
      });
      expect(models(manifest.text)).toEqual(wanted);
    }),
    { numRuns: runs(1_000, 25_000) },
  );
});

test('appending to any sequence adds that item alone, as another parser reads it', () => {
  fc.assert(
    fc.property(yamlText, anyText, fc.nat(), (text, value, index) => {
      const found = pick(text, 'sequence', index);
      fc.pre(found !== undefined);
      const edit = { kind: 'append', node: found.node, value: { name: value, port: 80 } } as const;
      const { manifest } = applyEdits(found.manifest, [edit]);

      const wanted = withEdit(text, found.document, (document) => {
        const sequence = document.getIn(found.path, true);
        if (!isSeq(sequence)) throw new Error('no sequence');
        sequence.add(document.createNode({ name: value, port: '80' }));
      });
      expect(models(manifest.text)).toEqual(wanted);
    }),
    { numRuns: runs(1_000, 25_000) },
  );
});

test('an edit that the notation cannot take is refused, not written', () => {
  const manifest = parseManifest({ path: 'a.yaml', text: 'a: [x, y]\nb: [p]\n' });
  const [root] = manifest.documents;
  const outer = root?.kind === 'map' ? root.entries[0]?.value : undefined;
  const inner = outer?.kind === 'sequence' ? outer.items[0] : undefined;
  if (inner?.kind !== 'scalar') throw new Error('no scalar');
  const edits = [
    { kind: 'replace', node: inner, value: 'one' },
    { kind: 'replace', node: { ...inner, end: inner.end + 2 }, value: 'two' },
  ] as const;
  expect(() => applyEdits(manifest, edits)).toThrow(
    expect.objectContaining({ code: 'EDIT_NOT_PROVED', at: { file: 'a.yaml', line: 1, column: 5 } }),
  );
});
