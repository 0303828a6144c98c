import { expect, test } from 'vitest';
import type { NodeEdit } from '../../../packages/manifest/yaml/edit.ts';
import { parseManifest } from '../../../packages/manifest/yaml/manifest.ts';
import { type Node, valueUnder } from '../../../packages/manifest/yaml/node.ts';
import { isProved } from '../../../packages/manifest/yaml/proof.ts';

const before = 'a: &x 1\nb: [p, "q"]\nc: {d: 1}\ne: *x\n';

function rootOf(text: string): Node {
  const [root] = parseManifest({ path: 'a.yaml', text }).documents;
  if (root === undefined) throw new Error('no document');
  return root;
}

type Build = (root: Node) => NodeEdit;

const replace: Build = (root) => {
  const node = valueUnder(valueUnder(root, 'c'), 'd');
  if (node?.kind !== 'scalar') throw new Error('no scalar');
  return { kind: 'replace', node, value: 2 };
};
const add: Build = (root) => {
  const node = valueUnder(root, 'c');
  if (node?.kind !== 'map') throw new Error('no mapping');
  return { kind: 'add', node, key: 'f', value: '2' };
};
const addExisting: Build = (root) => {
  const node = valueUnder(root, 'c');
  if (node?.kind !== 'map') throw new Error('no mapping');
  return { kind: 'add', node, key: 'd', value: '2' };
};
const append: Build = (root) => {
  const node = valueUnder(root, 'b');
  if (node?.kind !== 'sequence') throw new Error('no sequence');
  return { kind: 'insert', node, index: 2, value: { r: [null, true] } };
};

function prove(after: string, build: Build): boolean {
  const root = rootOf(before);
  const edit = build(root);
  return isProved(root, rootOf(after), new Map([[edit.node, [edit]]]));
}

test('the text with exactly the edit is proved', () => {
  expect(prove(before.replace('d: 1', 'd: 2'), replace)).toBe(true);
  expect(prove(before.replace('d: 1', 'd: 1, f: "2"'), add)).toBe(true);
  expect(prove(before.replace('"q"', '"q", {r: [null, true]}'), append)).toBe(true);
});

test.each<[string, string, string, Build]>([
  ['the value did not change', 'd: 1', 'd: 1', replace],
  ['the value is a string', 'd: 1', 'd: "2"', replace],
  ['the value is another', 'd: 1', 'd: 20', replace],
  ['the value is a mapping', 'd: 1', 'd: {2: 2}', replace],
  ['its key changed too', '{d: 1', '{dd: 2', replace],
  ['a neighbor changed too', '{d: 1}', '{d: 2}\nb: 1', replace],
  ['a key was lost', 'e: *x', '', replace],
  ['an alias became its value', 'e: *x', 'e: 1', replace],
  ['an anchor was lost', '&x 1', '1', replace],
  ['a tag appeared', 'd: 1', 'd: !!int 2', replace],
  ['quotes were lost elsewhere', '"q"', 'q', replace],
  ['braces became a block', '{d: 1}', '\n  d: 2', replace],
  ['the key was not added', 'd: 1', 'd: 1', add],
  ['the key was added elsewhere', 'd: 1', 'f: "2", d: 1', add],
  ['another key was added', 'd: 1', 'd: 1, g: "2"', add],
  ['the key was added with another type', 'd: 1', 'd: 1, f: 2', add],
  ['two keys were added', 'd: 1', 'd: 1, f: "2", g: 1', add],
  ['the key that was added is there already', 'd: 1', 'd: 1, d: "2"', addExisting],
  ['the item was added in front', '[p', '[{r: [null, true]}, p', append],
  ['the item is another', '"q"', '"q", {r: [null]}', append],
  ['the item has another key', '"q"', '"q", {s: [null, true]}', append],
])('refused: %s', (_name, old, text, build) => {
  const edited = before.replace(old, text);
  const after = old === 'e: *x' || old === '&x 1' || old === '"q"' ? edited.replace('d: 1', 'd: 2') : edited;
  expect(prove(after, build)).toBe(false);
});
