import fc from 'fast-check';
import { isAlias, isCollection, isMap, isNode, isPair, isSeq, type Node, parseDocument, visit } from 'yaml';
import type { TreeEdit } from '../../../packages/manifest/tree-edit.ts';

const sections = [
  'base: &base\n  tag: 1\n  deep: {x: [1, 2], y: &deep z}\n  inner: &inner\n    a: b # b\n',
  'flow: {list: [&item {k: v}, *item, 3], last: &last w}\n',
  'use: *base\n',
  'merged:\n  <<: *base\n  own: 3\n',
  'list:\n- &first\n  k: v\n  l: *deep\n- *first\n- plain: 1\n- &unused 2\n',
  'free:\n  nested: {y: 1}\n  again: [*inner, *last]\n',
  'sops:\n  mac: ENC[AES256_GCM,data:0A==]\n',
];

/** Documents with values that aliases repeat, and now and then with a seal; their anchors stand in front. */
export const sharedText: fc.Arbitrary<string> = fc
  .tuple(fc.subarray(sections.slice(2, 6)), fc.integer({ min: 0, max: 9 }))
  .map(([some, seal]) => [...sections.slice(0, 2), ...some, ...(seal === 0 ? sections.slice(6) : [])].join(''));

/** Whether an edit is to be refused, as another parser sees the document. */
export function isToBeRefused(text: string, { op, path }: TreeEdit): boolean {
  const document = parseDocument(text);
  if (document.hasIn(['sops', 'mac'])) return true;
  const lengths = Array.from({ length: path.length + (op === 'add' ? 0 : 1) }, (_, length) => length);
  const trail = lengths.map((length) => nodeAt(document.contents, path.slice(0, length)));
  const repeated = aliasesIn(document.contents);
  if (trail.some((node) => repeated.includes(anchorOf(node)))) return true;
  if (op === 'add') return false;
  const target = trail.at(-1);
  const kept = [...repeated];
  for (const name of aliasesIn(target)) kept.splice(kept.indexOf(name), 1);
  return anchorsIn(target).some((name) => kept.includes(name));
}

function nodeAt(root: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((node, step) => {
    if (isMap(node)) return node.items.find(({ key }) => String(key) === String(step))?.value;
    return isSeq(node) ? node.items[Number(step)] : undefined;
  }, root);
}

function anchorOf(node: unknown): string {
  return isNode(node) && 'anchor' in node ? (node.anchor ?? '') : '';
}

function aliasesIn(root: unknown): readonly string[] {
  const names: string[] = [];
  each(root, (node) => {
    if (isAlias(node)) names.push(node.source);
  });
  return names;
}

function anchorsIn(root: unknown): readonly string[] {
  const names: string[] = [];
  each(root, (node) => {
    if (anchorOf(node) !== '') names.push(anchorOf(node));
  });
  return names;
}

function each(root: unknown, see: (node: Node) => void): void {
  if (!isNode(root)) return;
  if (!isCollection(root)) {
    see(root);
    return;
  }
  visit(root, (_key, node) => {
    if (isNode(node) && !isPair(node)) see(node);
  });
}
