import { at, listAt, numberAt, textAt } from './json.ts';
import type { Sibling } from './sibling.ts';
import { siblingsOf } from './sibling.ts';

/** What a mutation says that it did. */
export interface Landed {
  readonly commit?: LandedCommit;
  readonly pullRequest?: LandedPullRequest;
  readonly label?: { readonly id: string; readonly name: string };
  /** The commit that a merge put on the base. */
  readonly merge?: LandedCommit;
  /** Our other branches, as they stood after the pull request was opened. */
  readonly siblings?: readonly Sibling[];
}

export interface LandedCommit {
  readonly oid: string;
  readonly verified: boolean;
}

interface LandedPullRequest {
  readonly id: string;
  readonly number: number;
  readonly url: string;
  /** Where its branch stands; '' if that is gone. */
  readonly headOid: string;
}

/** Reads one field's payload. */
export function landedOf(payload: unknown): Landed {
  const commit = at(payload, 'commit');
  const pullRequest = at(payload, 'pullRequest');
  const label = at(payload, 'label');
  const merge = at(pullRequest, 'mergeCommit');
  const refs = at(pullRequest, 'repository', 'refs');
  return {
    ...(commit !== undefined && { commit: commitOf(commit) }),
    ...(pullRequest !== undefined && { pullRequest: pullRequestOf(pullRequest) }),
    ...(label !== undefined && { label: { id: textAt(label, 'id'), name: textAt(label, 'name') } }),
    ...(merge !== undefined && { merge: commitOf(merge) }),
    ...(refs !== undefined && { siblings: siblingsOf(listAt(refs, 'nodes')) }),
  };
}

function commitOf(commit: unknown): LandedCommit {
  return { oid: textAt(commit, 'oid'), verified: at(commit, 'signature', 'isValid') === true };
}

function pullRequestOf(pullRequest: unknown): LandedPullRequest {
  const headOid = at(pullRequest, 'headRef', 'target', 'oid');
  return {
    id: textAt(pullRequest, 'id'),
    number: numberAt(pullRequest, 'number'),
    url: textAt(pullRequest, 'url'),
    headOid: typeof headOid === 'string' ? headOid : '',
  };
}
