import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './source-files.ts';

const rows = readFileSync(join(root, 'SECURITY.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && line.includes('.test.ts`'));
const testsOf = (row: string): readonly string[] =>
  [...row.matchAll(/`(test\/[^`]*\.test\.ts)`/g)].map(([, path = '']) => path);

describe('SECURITY.md', () => {
  it('names for each attack the tests that prove the answer', () => {
    const start = readFileSync(join(root, 'SECURITY.md'), 'utf8').split('## Attacks, answers, proofs')[1] ?? '';
    const attacks = start.split('\n').filter((line) => /^\| (?!---|attack )/.test(line));
    expect(attacks.length).toBeGreaterThan(10);
    expect(attacks).toEqual(rows);
  });

  it.each(rows.flatMap(testsOf))('speaks of %s, which is there', (path) => {
    expect(existsSync(join(root, path))).toBe(true);
  });
});

describe('CODEOWNERS', () => {
  const rows = readFileSync(join(root, '.github/CODEOWNERS'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(/\s+/));

  it('names an owner for everything, and paths that are there', () => {
    expect(rows[0]?.[0]).toBe('*');
    expect(
      rows.filter(([, ...owners]) => owners.length === 0 || !owners.every((owner) => /^@OWNER\/\w+$/.test(owner))),
    ).toEqual([]);
    const folders = rows.slice(1).map(([path = '']) => path.replace(/\*.*$/, ''));
    expect(folders.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
