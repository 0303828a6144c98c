import { comment, describePullRequest, type MutationField, moveBranches, type Sent } from '#github';
import { commitFiles, type Place, withCommit } from './commit-files.ts';
import type { Decision } from './decide.ts';
import { replaceBranch } from './replace-branch.ts';
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
    case 'replace':
      return replaceBranch(decision, writing);
  }

  /** A commit, and what follows from it. */
  async function put(name: string, place: Place, after: readonly MutationField[] = []): Promise<Sent> {
    const { fields, made } = await commitFiles(writing, place);
    return withCommit(await send(name, [...fields, ...after]), made);
  }

  function send(name: string, fields: readonly MutationField[]): Promise<Sent> {
    return github.send({ name, repository, fields });
  }
}

/**
 * GitHub runs what follows a refused field and takes nothing back. A commit whose pull request could not be written is
 * taken from the branch again, unless somebody moved it since; a description whose commit was refused becomes again what
 * it was.
 */
export async function takeBack(decision: Written, sent: Sent, writing: Writing): Promise<void> {
  if (sent.kind !== 'refused' || decision.kind === 'commit') return;
  const { github, repository, seen, branch } = writing;
  const { commit, pullRequest } = sent.landed;
  const before = 'pullRequest' in decision ? decision.pullRequest : undefined;
  const isPlaced = commit !== undefined && (pullRequest === undefined || pullRequest.headOid === commit.oid);
  const to = 'head' in decision ? decision.head.oid : undefined;
  // Opened from what an earlier change left on the branch: deleting that closes it.
  const isStray = decision.kind === 'replace' && before === undefined && pullRequest !== undefined && !isPlaced;
  const fields = [
    ...(isPlaced ? [moveBranches(seen.repositoryId, [{ branch, from: commit.oid, to }])] : []),
    ...(isStray ? [moveBranches(seen.repositoryId, [{ branch, from: decision.head.oid, to: undefined }])] : []),
    ...(pullRequest === undefined || before === undefined ? [] : [describePullRequest(before)]),
  ];
  if (fields.length > 0) await github.send({ name: 'TakeBack', repository, fields });
}
