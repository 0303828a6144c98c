import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { difference } from '../../../../packages/manifest/patch/difference.ts';
import { isEqual } from '../../../../packages/manifest/patch/mapping.ts';
import { planTreeEdits } from '../../../../packages/manifest/tree-edit.ts';
import { applyEdits } from '../../../../packages/manifest/yaml/apply-edits.ts';
import { type Manifest, parseManifest } from '../../../../packages/manifest/yaml/manifest.ts';
import { modelOf } from '../../../../packages/manifest/yaml/model.ts';
import { type Document, documentsOf } from '../../../../packages/manifest/yaml/place.ts';
import type { Value } from '../../../../packages/manifest/yaml/write-value.ts';
import { scaled } from '../../../scale.ts';

const scalar: fc.Arbitrary<Value> = fc.constantFrom<Value>('a', 'b', 'on', '1.20', '', 'x: y', 1, 2, true, null);

/** Few names, so that two of them have much in common. */
const anyModel: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    { weight: 2, arbitrary: scalar },
    { weight: 2, arbitrary: fc.array(tie('value'), { maxLength: 4 }) },
    {
      weight: 3,
      arbitrary: fc.dictionary(fc.constantFrom('name', 'port', 'k', 'l', 'm'), tie('value'), { noNullPrototype: true }),
    },
  ),
})).value;
const anyDocument = fc.record({ root: anyModel, kept: fc.constant('it stays') }, { noNullPrototype: true });

function documentOf(manifest: Manifest): Document {
  const [document] = documentsOf(manifest);
  if (document === undefined) throw new Error('no document');
  return document;
}

test('the difference of two models, made in the text of the one, gives the other', () => {
  const styles = fc.constantFrom<object>({}, { collectionStyle: 'flow' }, { indentSeq: false });
  fc.assert(
    fc.property(anyDocument, anyDocument, styles, (before, after, style) => {
      const document = documentOf(
        parseManifest({ path: 'a.yaml', text: stringify(before, { version: '1.1', ...style }) }),
      );
      const edits = planTreeEdits(document, difference(modelOf(document), after));
      const { manifest } = applyEdits(
        document.manifest,
        edits.map(({ edit }) => edit),
      );
      expect(isEqual(modelOf(documentOf(manifest)), after)).toBe(true);
    }),
    { numRuns: scaled(300, 5_000) },
  );
});

test('equal models differ in nothing, whatever the order of their keys', () => {
  fc.assert(
    fc.property(anyModel, (model) => {
      expect(difference(model, structuredClone(model))).toEqual([]);
    }),
  );
  expect(difference({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toEqual([]);
});

test.each([
  ['an element in front', [{ name: 'a' }], [{ name: 'b' }, { name: 'a' }], [['add', 0]]],
  ['an element less', [{ name: 'a' }, { name: 'b' }], [{ name: 'b' }], [['remove', 0]]],
  [
    'an element elsewhere',
    [{ name: 'a' }, { name: 'b' }, { name: 'c' }],
    [{ name: 'b' }, { name: 'c' }, { name: 'a' }],
    [
      ['remove', 0],
      ['add', 3],
    ],
  ],
  ['an element renamed', [{ name: 'a', port: 1 }], [{ name: 'b', port: 1 }], [['replace', 0, 'name']]],
  ['a single value replaced', ['a', 'b', 'c'], ['a', 'x', 'c'], [['replace', 1]]],
])('%s is one edit, or two', (_, before, after, edits) => {
  expect(difference(before, after).map(({ op, path }) => [op, ...path])).toEqual(edits);
});
