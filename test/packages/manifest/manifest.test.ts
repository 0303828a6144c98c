import { expect, test } from 'vitest';
import { parseManifest } from '../../../packages/manifest/yaml/manifest.ts';
import type { Node } from '../../../packages/manifest/yaml/node.ts';

function refusal(text: string): unknown {
  try {
    return parseManifest({ path: 'a.yaml', text });
  } catch (error) {
    return error;
  }
}

test.each([
  ['a file that does not parse and holds {{', 'a: b\n{{ if .x }}\nc: d\n', 'MANIFEST_TEMPLATE', 2, 1],
  ['a value that parsed as a mapping in a mapping', 'a: b\nc: {{ .Values.c }}\n', 'MANIFEST_TEMPLATE', 2, 4],
  ['a value in a later document', 'a: b\n---\nc: {{ .c }}\n', 'MANIFEST_TEMPLATE', 3, 4],
  ['a broken mapping', 'a: b\n c: d\n', 'MANIFEST_UNPARSABLE', 2, 3],
  ['a bracket at the column of its key', 'a: [1,\n]\n', 'MANIFEST_UNPARSABLE', 2, 1],
  ['a NUL character', 'a: "\0"\n', 'MANIFEST_UNPARSABLE', 1, 5],
  ['nesting without end', '['.repeat(100_000), 'LIMIT_EXCEEDED', 1, 200],
])('%s is refused with its place', (_name, text, code, line, column) => {
  expect(refusal(text)).toMatchObject({ name: 'ActionError', code, at: { file: 'a.yaml', line, column } });
});

test('a text larger than any manifest is refused before it is parsed', () => {
  expect(refusal(`a: ${'x'.repeat(10_000_000)}`)).toMatchObject({ code: 'LIMIT_EXCEEDED' });
});

test('a text of nested aliases is read without expanding them', () => {
  const levels = Array.from({ length: 40 }, (_, level) => `l${level + 1}: &l${level + 1} [*l${level}, *l${level}]\n`);
  const { documents } = parseManifest({ path: 'a.yaml', text: `l0: &l0 x\n${levels.join('')}` });
  expect(count(documents[0])).toBe(1 + 41 * 2 + 40 * 2);
});

function count(node: Node | undefined): number {
  if (node === undefined) return 0;
  if (node.kind === 'map') return node.entries.reduce((sum, { key, value }) => sum + count(key) + count(value), 1);
  return node.kind === 'sequence' ? node.items.reduce((sum, item) => sum + count(item), 1) : 1;
}

test('every span is what its author wrote', () => {
  const text =
    "\uFEFFa: &x foo # bar\r\n\"b\": 'q''s'\r\nc: |-\r\n  text\r\n\r\nd: [1, {k: v}, ] # end\r\ne:\r\n- *x\r\n-\r\nf:\r\n";
  const { documents } = parseManifest({ path: 'a.yaml', text });
  const spans = (node: Node): string[] => {
    if (node.kind === 'map') return node.entries.flatMap(({ key, value }) => [...spans(key), ...spans(value)]);
    const own = text.slice(node.start, node.end);
    return node.kind === 'sequence' ? [own, ...node.items.flatMap(spans)] : [own];
  };
  expect(documents.flatMap(spans)).toEqual([
    'a',
    'foo',
    '"b"',
    "'q''s'",
    'c',
    '  text',
    'd',
    '[1, {k: v}, ]',
    '1',
    'k',
    'v',
    'e',
    '- *x\r\n-',
    '*x',
    '',
    'f',
    '',
  ]);
});
