import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { checkNames, sarifOf } from '#check';
import { deployment } from './cases/case.ts';
import { findingsIn } from './look.ts';

const shape = JSON.parse(readFileSync(resolve(import.meta.dirname, 'sarif-shape.json'), 'utf8'));
const formats = {
  uri: (text: string) => URL.canParse(text),
  'uri-reference': (text: string) => URL.canParse(text, 'file:///'),
};
const fits = new Ajv({ allErrors: true, strict: true, formats }).compile(shape);

const scene = {
  gitops:
    'version: 1\nwaivers: [{ check: host-network, path: "**", owner: ada, until: 2030-01-01, reason: "a \\"reason\\"" }]',
  files: {
    'a b/ü#?.yaml': deployment({ image: 'nginx', pod: '\n      hostNetwork: true' }),
    'chart.yaml': 'a: {{ b }}\nc: [\n',
  },
};

function resultsIn(text: string) {
  const { runs } = JSON.parse(text);
  return runs[0].results as readonly {
    ruleId: string;
    level: string;
    suppressions?: readonly { justification: string }[];
    locations: readonly { physicalLocation: { artifactLocation: { uri: string }; region: object } }[];
    partialFingerprints: Readonly<Record<string, string>>;
  }[];
}

test('writes SARIF 2.1.0', () => {
  const findings = findingsIn(scene);
  const text = sarifOf(findings);
  fits(JSON.parse(text));
  expect(fits.errors).toBe(null);
  const results = resultsIn(text);
  expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
    ['host-network', 'warning'],
    ['pinned', 'error'],
    ['template', 'note'],
    ['owners', 'error'],
  ]);
  const [place] = results[1]?.locations ?? [];
  expect(place?.physicalLocation).toEqual({
    artifactLocation: { uri: 'a%20b/%C3%BC%23%3F.yaml', uriBaseId: '%SRCROOT%' },
    region: { startLine: 13, startColumn: 18 },
  });
  expect(results.map(({ suppressions }) => suppressions?.[0]?.justification)).toEqual([
    'ada waives it until 2030-01-01: a "reason"',
    undefined,
    undefined,
    undefined,
  ]);
});

test('describes every check, and none twice', () => {
  const { runs } = JSON.parse(sarifOf([]));
  expect(runs[0].tool.driver.rules.map(({ id }: { readonly id: string }) => id)).toEqual(checkNames);
  expect(new Set(checkNames).size).toBe(checkNames.length);
});

test('a fingerprint stays while its finding moves, and is one of all', () => {
  const moved = Object.fromEntries(Object.entries(scene.files).map(([path, text]) => [path, `# moved\n\n${text}`]));
  const prints = (text: string) => resultsIn(text).map((result) => result.partialFingerprints['gitopsFinding/v1']);
  const before = prints(sarifOf(findingsIn(scene)));
  expect(prints(sarifOf(findingsIn({ ...scene, files: moved })))).toEqual(before);
  expect(new Set(before).size).toBe(before.length);
});
