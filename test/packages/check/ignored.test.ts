import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCodeowners, ruleFor } from '../../../packages/check/owners/codeowners.ts';
import { matchesGlob } from '../../../packages/check/owners/glob.ts';
import { isIgnored } from '../../../packages/check/owners/ignored.ts';
import { propertyTimeout, runs } from '../manifest/documents.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gitops-ignored-'));
  execFileSync('git', ['init', '--quiet', folder]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const name = fc.constantFrom('a', 'b', 'ab', 'a.env', 'b.env', '.env', 'deep', 'x-y');
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
const part = fc.constantFrom(
  'a',
  'b',
  '*',
  '**',
  'a*',
  '*.env',
  '?',
  '[ab]',
  '[!a]b',
  '[a-c]',
  '.env',
  'deep',
  'a\\*',
  '*b*',
);
const pattern = fc
  .record({
    parts: fc.array(part, { minLength: 1, maxLength: 3 }),
    isNegated: fc.boolean(),
    isRooted: fc.boolean(),
    isFolder: fc.boolean(),
  })
  .map(
    ({ parts, isNegated, isRooted, isFolder }) =>
      `${isNegated ? '!' : ''}${isRooted ? '/' : ''}${parts.join('/')}${isFolder ? '/' : ''}`,
  );
const ignoreFile = fc
  .array(pattern, { minLength: 1, maxLength: 4 })
  .map((lines) => `# patterns\n\n${lines.join('\n')}\n`);

/** What git itself says, without looking at any file. */
function ignoredByGit(texts: ReadonlyMap<string, string>, paths: readonly string[]): readonly boolean[] {
  for (const [file, text] of texts) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const run = () =>
    execFileSync('git', ['check-ignore', '--no-index', '--verbose', '--non-matching', '--stdin'], {
      cwd: folder,
      input: paths.join('\n'),
      env: { PATH: process.env.PATH ?? '', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    }).toString();
  try {
    return readVerdicts(run());
  } catch (error) {
    // 1: none is ignored
    return readVerdicts(String(Object(error).stdout));
  } finally {
    for (const file of texts.keys()) rmSync(join(folder, file));
  }
}

/** `file:line:pattern<tab>path`; a pattern that takes back in says so by its `!`. */
function readVerdicts(output: string): readonly boolean[] {
  const lines = output.trimEnd().split('\n');
  return lines.map((line) => {
    const [, text = ''] = /^[^:]*:[^:]*:(.*)\t/.exec(line) ?? [];
    return text !== '' && !text.startsWith('!');
  });
}

test('files are ignored as git ignores them', { timeout: propertyTimeout }, () => {
  let ignored = 0;
  let asked = 0;
  fc.assert(
    fc.property(
      ignoreFile,
      fc.option(ignoreFile, { nil: undefined }),
      fc.array(path, { minLength: 20, maxLength: 30 }),
      (root, below, paths) => {
        const texts = new Map([
          ['.gitignore', root],
          ...(below === undefined ? [] : [['deep/.gitignore', below] as const]),
        ]);
        const unique = [...new Set(paths)].filter((each) => each !== 'deep');
        const wanted = ignoredByGit(texts, unique);
        const found = unique.map((each) => isIgnored(each, texts));
        asked += found.length;
        ignored += found.filter(Boolean).length;
        expect(Object.fromEntries(unique.map((each, index) => [each, found[index]]))).toEqual(
          Object.fromEntries(unique.map((each, index) => [each, wanted[index]])),
        );
      },
    ),
    { numRuns: runs(60, 2_000) },
  );
  console.log(`ignored as git does: ${asked} paths, ${ignored} of them ignored`);
});

test('no pattern takes long', () => {
  const before = process.cpuUsage();
  for (const glob of ['*a'.repeat(2_000), '**/'.repeat(500), '[a-'.repeat(1_000), `${'**/a*/'.repeat(300)}b`]) {
    matchesGlob(glob, `${'a'.repeat(2_000)}/${'a/'.repeat(500)}b`);
  }
  console.log(`hostile patterns: ${Math.round(process.cpuUsage(before).user / 1000)} ms of CPU`);
});

test.each([
  ['*', 'a/b.yaml', true],
  ['*.yaml', 'a/b.yaml', true],
  ['/b.yaml', 'a/b.yaml', false],
  ['a/', 'a/b/c.yaml', true],
  ['a', 'x/a/c.yaml', true],
  ['/a', 'x/a/c.yaml', false],
  ['/a/*', 'a/b.yaml', true],
  ['/a/*', 'a/b/c.yaml', false],
  ['a/**', 'a/b/c.yaml', true],
  ['**/b', 'a/b/c.yaml', true],
  ['/a/b\\ c', 'a/b c/d.yaml', true],
])('CODEOWNERS: %s for %s: %s', (glob, file, isOwned) => {
  expect(ruleFor(file, readCodeowners(`${glob} @acme/sre\n`)) !== undefined).toBe(isOwned);
});
