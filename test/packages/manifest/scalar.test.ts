import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readPlain, readScalar, type Scalar } from '../../../packages/manifest/yaml/scalar.ts';
import { writeScalar } from '../../../packages/manifest/yaml/write-scalar.ts';
import { anyText, runs } from './documents.ts';
import { testData } from './test-data.ts';

test.each<[string, Scalar]>([
  ['0644', 420],
  ['0o644', 420],
  ['08', 8],
  ['1_000', 1000],
  ['0x1F', 31],
  ['-0x1F', -31],
  ['0b11', 3],
  ['0o8', '0o8'],
  ['0b2', '0b2'],
  ['y', true],
  ['Off', false],
  ['oFF', 'oFF'],
  ['~', null],
  ['', null],
  ['1e3', 1000],
  ['12e03', 12000],
  ['0755e1', 7550],
  ['123e4567', '123e4567'],
  ['1:30', '1:30'],
  ['2020-01-01', '2020-01-01'],
  ['9007199254740993', 9007199254740993n],
  ['-0', 0],
  ['.5', 0.5],
  ['5.', 5],
  ['1.2.3', '1.2.3'],
  ['.inf', Infinity],
  ['9'.repeat(400), '9'.repeat(400)],
])('kubectl reads plain "%s" as %s', (text, value) => {
  expect(readPlain(text)).toBe(value);
});

test.each<[Parameters<typeof readScalar>[0], Scalar]>([
  [{ style: 'double', text: '1' }, '1'],
  [{ style: 'plain', tag: '!!str', text: '1' }, '1'],
  [{ style: 'double', tag: '!!int', text: '1' }, 1],
  [{ style: 'literal', text: 'true' }, 'true'],
  [{ style: 'empty', text: '' }, null],
  [{ style: 'plain', tag: '!custom', text: '1' }, '1'],
  [{ style: 'empty', tag: '!!python/name:x', text: '' }, ''],
])('style and tag decide about the type: %j', (scalar, value) => {
  expect(readScalar(scalar)).toBe(value);
});

const suite = testData('suites/kubectl-scalars.json');

describe.skipIf(suite === undefined)('scalars that kubectl was asked about', () => {
  test('all 60 read as kubectl reads them; only the integer that kubectl itself rounds is exact here', () => {
    const table: Record<string, unknown> = JSON.parse(readFileSync(suite ?? '', 'utf8'));
    const different = Object.entries(table).filter(([text, wanted]) => shown(readText(text)) !== wanted);
    expect(Object.keys(table)).toHaveLength(60);
    expect(different.map(([text]) => text)).toEqual(['12345678901234567890']);
  });
});

function readText(text: string): Scalar {
  if (text.startsWith('"')) return readScalar({ style: 'double', text: text.slice(1, -1) });
  const [, tag, rest] = /^(!!\w+) (.*)$/.exec(text) ?? [];
  return readScalar({ style: 'plain', text: rest ?? text, ...(tag !== undefined && { tag }) });
}

function shown(value: Scalar): unknown {
  if (typeof value === 'bigint') return `INT ${value}`;
  if (typeof value !== 'number') return value;
  return `${Number.isInteger(value) ? 'INT' : 'FLOAT'} ${value}`;
}

test('a written string reads as that string in kubectl, YAML 1.1 and YAML 1.2, in every style and in brackets', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('plain', 'single', 'double'), fc.boolean(), (value, style, flow) => {
      const written = writeScalar(value, { style, flow });
      if (!/^["']/.test(written)) expect(readPlain(written)).toBe(value);
      const text = flow ? `[${written}, ${written}]` : `- ${written}\n- ${written}\n`;
      for (const version of ['1.1', '1.2'] as const) expect(parse(text, { version })).toEqual([value, value]);
    }),
    { numRuns: runs(5_000, 100_000) },
  );
});

test('strings are left plain wherever every reader agrees, and quoted as their neighbor otherwise', () => {
  const plain = { style: 'plain', flow: false } as const;
  const safe = ['1.2.3', 'v1', 'ghcr.io/acme/shop:1.2.3@sha256:00', '--verbose', 'a b', 'abc123'];
  expect(safe.map((value) => writeScalar(value, plain))).toEqual(safe);
  expect(['1.20', 'on', '12e03', '1:30'].map((value) => writeScalar(value, plain))).toEqual([
    '"1.20"',
    '"on"',
    '"12e03"',
    '"1:30"',
  ]);
  expect(writeScalar("it's", { style: 'single', flow: false })).toBe("'it''s'");
});
