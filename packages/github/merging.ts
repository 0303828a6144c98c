import type { MutationField } from './plan.ts';

/** A merge, bound to the head that was looked at. */
export interface MergeRequest {
  readonly id: string;
  readonly number: number;
  readonly headOid: string;
  readonly method: 'squash' | 'merge' | 'rebase';
  readonly message: { readonly headline: string; readonly body: string };
}

export function mergeNow(request: MergeRequest): MutationField {
  return {
    mutation: 'mergePullRequest',
    doing: `Merging pull request #${request.number}`,
    input: mergeInput(request),
  };
}

/** GitHub merges once checks and reviews allow it; where the base has a merge queue, through that. */
export function mergeWhenReady(request: MergeRequest): MutationField {
  return {
    mutation: 'enablePullRequestAutoMerge',
    doing: `Enabling auto-merge of pull request #${request.number}`,
    input: mergeInput(request),
  };
}

export function enqueue({ id, number, headOid }: Pick<MergeRequest, 'id' | 'number' | 'headOid'>): MutationField {
  return {
    mutation: 'enqueuePullRequest',
    doing: `Adding pull request #${number} to the merge queue`,
    input: { pullRequestId: id, expectedHeadOid: headOid },
  };
}

function mergeInput({ id, headOid, method, message }: MergeRequest): MutationField['input'] {
  // A rebase keeps the messages as they are, and GitHub refuses others.
  const words = method === 'rebase' ? {} : { commitHeadline: message.headline, commitBody: message.body };
  return { pullRequestId: id, expectedHeadOid: headOid, mergeMethod: method.toUpperCase(), ...words };
}
