import { createHash } from 'node:crypto';
import { accept, type Parser, refine, refuse, text } from '#input';
import type { Delivery } from './delivery.ts';
import { freightOf } from './freight.ts';

/** Every branch we name ourselves starts so; a branch with another name belongs to someone until proved ours. */
export const branchPrefix = 'gitops/';

/** The one branch that carries an app's next change to an environment: a newer change moves it. */
export function rollingBranch(environment: string, app: string): string {
  return `${branchPrefix}${segment(environment)}/${segment(app)}/rolling`;
}

/** The prefix of every branch that carries a change of an app in an environment, one for each version. */
export function siblingPrefix(environment: string, app: string): string {
  return `${branchPrefix}${segment(environment)}/${segment(app)}/`;
}

/** The one branch that takes an app back in an environment: while a pull request is open from it, nothing else moves there. */
export function rollbackBranch(environment: string, app: string): string {
  return `${siblingPrefix(environment, app)}rollback`;
}

/** A branch of its own for each set of images: the same set finds the same branch again. */
export function versionBranch({ environment, app, images }: Pick<Delivery, 'environment' | 'app' | 'images'>): string {
  const version = images[0]?.tag ?? 'untagged';
  return `${siblingPrefix(environment, app)}${segment(version).slice(0, versionLimit)}-${freightOf(images).slice(0, 8)}`;
}

// Two segments, the prefix and the suffix stay below 200 characters, which leaves room for `refs/heads/` in a file name.
const segmentLimit = 80;
const versionLimit = 20;

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
