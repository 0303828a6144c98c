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
