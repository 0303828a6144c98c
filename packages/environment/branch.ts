import { createHash } from 'node:crypto';
import { accept, type Parser, refine, refuse, text } from '#input';

/** Every branch we name ourselves starts so; a branch with another name belongs to someone until proved ours. */
export const branchPrefix = 'gitops/';

/** The one branch that carries an app's next change to an environment: a newer change moves it. */
export function rollingBranch(environment: string, app: string): string {
  return `${branchPrefix}${segment(environment)}/${segment(app)}/rolling`;
}

// Two segments, the prefix and the suffix stay below 200 characters, which leaves room for `refs/heads/` in a file name.
const segmentLimit = 90;

/** A name as one part of a ref: inert in a shell and valid for `git check-ref-format`. */
function segment(name: string): string {
  const plain = name
    .replace(/[^A-Za-z0-9._-]/gu, '-')
    .replace(/\.{2,}/g, '-')
    .replace(/^\.|\.$/g, '-')
    .replace(/\.lock$/, '-lock');
  if (plain.length <= segmentLimit) return plain;
  return `${plain.slice(0, segmentLimit - 9)}-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}

const branchLimit = 200;

/** A branch's name in an input, by the rules of `git check-ref-format --branch`, without `refs/heads/`. */
export const branchName: Parser<string> = refine(text, (value) => {
  if (value.length > branchLimit) return refuse(`a branch name of at most ${branchLimit} characters`);
  if (value.startsWith('refs/')) return refuse('a branch name without "refs/heads/"');
  return isBranchName(value) ? accept(value) : refuse('a valid branch name, such as release/next');
});

function isBranchName(value: string): boolean {
  if (!/^[^\s~^:?*[\]\\\p{Cc}]+$/u.test(value)) return false;
  if (value === '@' || value.startsWith('-') || value.includes('..') || value.includes('@{')) return false;
  return value.split('/').every((part) => part !== '' && !part.startsWith('.') && !/(\.lock|\.)$/.test(part));
}
