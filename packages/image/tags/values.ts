import parse from 'semver/functions/parse.js';
import type { TagVersion } from '../version.ts';
import type { ExpressionValues } from './expressions.ts';
import { branchIn, gitTagIn } from './git-ref.ts';
import type { RunFacts } from './run-facts.ts';

const shortHash = 7;

export function shortened(sha: string): string {
  return sha.slice(0, shortHash);
}

/** What the expressions of a rule stand for; '' where the run has no such thing, as metadata-action has it. */
export function valuesOf(facts: RunFacts, version: TagVersion | undefined): ExpressionValues {
  const { ref, sha, baseRef, defaultBranch, now, commitTime } = facts;
  const branch = branchIn(ref);
  const numbers = parse(version?.version ?? '');
  return {
    version: version?.tag ?? '',
    major: String(numbers?.major ?? ''),
    minor: String(numbers?.minor ?? ''),
    patch: String(numbers?.patch ?? ''),
    raw: gitTagIn(ref) ?? version?.tag ?? '',
    branch: branch ?? '',
    tag: gitTagIn(ref) ?? '',
    sha: shortened(sha),
    base_ref: baseRef.replace(/^refs\/heads\//, ''),
    is_default_branch: String(branch !== undefined && branch === defaultBranch),
    date: now,
    commit_date: commitTime,
  };
}
