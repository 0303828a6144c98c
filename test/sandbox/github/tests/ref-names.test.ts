import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scaled } from '../../../scale.ts';
import { isRefName } from '../git/ref-name.ts';

function isRefNameForGit(name: string): boolean {
  try {
    execFileSync('git', ['check-ref-format', name], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const piece = fc.constantFrom(
  'a',
  'é',
  '.',
  '..',
  '.lock',
  'lock',
  '/',
  '//',
  '@',
  '{',
  '@{',
  '-',
  ' ',
  '~',
  '^',
  ':',
  '?',
  '*',
  '[',
  ']',
  '\\',
  '\t',
  '\x7f',
);

test('names of refs are allowed exactly where git allows them', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 4 }), (pieces) => {
      const name = `refs/heads/${pieces.join('')}`;
      expect(isRefName(name), name).toBe(isRefNameForGit(name));
    }),
    { numRuns: scaled(100, 600) },
  );
});
