import {
  type CommitTarget,
  comment,
  type MutationField,
  moveBranches,
  type Place,
  putCommit,
  replaceBranch,
  type Sent,
  takeBack,
} from '#github';
import type { Decision } from './decide.ts';
import { description, type Writing } from './writing.ts';

export type Written = Exclude<Decision, { readonly kind: 'leave' }>;

/** One document for each decision but `replace`, which needs two. */
export function carryOut(decision: Written, writing: Writing): Promise<Sent> {
  const { github, repository, seen, branch, anew } = writing;
  const { repositoryId, base } = seen;
  switch (decision.kind) {
    case 'describe':
      return send('DescribePullRequest', [description(writing, decision.pullRequest)]);
    case 'create':
      return put('OpenPullRequest', { branch, from: undefined, ...anew }, [description(writing, undefined)]);
    case 'append': {
      const { head, changes, pullRequest } = decision;
      const place = { branch, from: head.oid, parent: head, changes };
      return put('UpdatePullRequest', place, [description(writing, pullRequest)]);
    }
    case 'close':
      return send('ClosePullRequest', [
        moveBranches(repositoryId, [{ branch, from: decision.head.oid, to: undefined }]),
        comment(decision.pullRequest, `\`${base.name}\` holds these values by now: nothing is left to merge.`),
      ]);
    case 'remark':
      return send('CommentPullRequest', [comment(decision.pullRequest, decision.remark)]);
    case 'commit':
      return put('CommitToBase', { branch: base.name, from: base.oid, parent: base, changes: decision.changes });
    case 'replace': {
      const { head, pullRequest } = decision;
      return replaceBranch(targetOf(writing), { branch, from: head.oid, ...anew }, description(writing, pullRequest));
    }
  }

  /** A commit, and what follows from it. */
  function put(name: string, place: Place, after: readonly MutationField[] = []): Promise<Sent> {
    return putCommit(targetOf(writing), place, { name, after });
  }

  function send(name: string, fields: readonly MutationField[]): Promise<Sent> {
    return github.send({ name, repository, fields });
  }
}

function targetOf({ github, repository, seen, message }: Writing): CommitTarget {
  return { github, repository, repositoryId: seen.repositoryId, message };
}

/** Leaves the branch and its pull request as they were before a refusal. */
export async function restore(
  decision: Written,
  sent: Extract<Sent, { readonly kind: 'refused' }>,
  writing: Writing,
): Promise<void> {
  if (decision.kind === 'commit') return;
  await takeBack(sent, targetOf(writing), {
    branch: writing.branch,
    oid: 'head' in decision ? decision.head.oid : undefined,
    pullRequest: 'pullRequest' in decision ? decision.pullRequest : undefined,
    isReplaced: decision.kind === 'replace',
  });
}
