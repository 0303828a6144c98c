import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isMap, isSeq } from 'yaml';
import { applyEdits } from '../../../packages/manifest/yaml/apply-edits.ts';
import { parseManifest } from '../../../packages/manifest/yaml/manifest.ts';
import { anyText, propertyTimeout, runs, yamlText } from './documents.ts';
import { models, pick, withEdit } from './oracle.ts';

test('replacing any scalar of any document changes that scalar alone, as another parser reads it', {
  timeout: propertyTimeout,
}, () => {
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
    { numRuns: runs(1_000, 50_000) },
  );
});

test('adding a key to any mapping adds that key alone, as another parser reads it', {
  timeout: propertyTimeout,
}, () => {
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
    { numRuns: runs(500, 25_000) },
  );
});

test('appending to any sequence adds that item alone, as another parser reads it', { timeout: propertyTimeout }, () => {
  fc.assert(
    fc.property(yamlText, anyText, fc.nat(), (text, value, index) => {
      const found = pick(text, 'sequence', index);
      fc.pre(found !== undefined);
      const edit = { kind: 'insert', node: found.node, index: 1e6, value: { name: value, port: 80 } } as const;
      const { manifest } = applyEdits(found.manifest, [edit]);

      const wanted = withEdit(text, found.document, (document) => {
        const sequence = document.getIn(found.path, true);
        if (!isSeq(sequence)) throw new Error('no sequence');
        sequence.add(document.createNode({ name: value, port: '80' }));
      });
      expect(models(manifest.text)).toEqual(wanted);
    }),
    { numRuns: runs(500, 25_000) },
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
