import { regionLimit, withRegion } from '#environment';
import {
  comment,
  describePullRequest,
  type MutationField,
  moveBranches,
  type OpenPullRequest,
  openPullRequest,
  putCommit,
  replaceBranch,
  type Sent,
  takeBack,
} from '#github';
import type { RepositoryChange } from './change.ts';
import type { Written } from './decide.ts';
import type { Description } from './description.ts';
import type { Sight } from './look.ts';
import type { RepositoryPorts } from './ports.ts';

/** What is written, whichever way it gets there. */
export interface Writing {
  readonly github: RepositoryPorts['github'];
  readonly change: RepositoryChange;
  readonly sight: Sight;
  readonly description: Description;
}

/** One document for each decision but `replace`, which needs two; files that are too large for it become git objects before. */
export function carryOut(decision: Written, writing: Writing): Promise<Sent> {
  const { github, change, sight, description } = writing;
  const { repository } = change;
  const { base, repositoryId } = sight.seen;
  const { branch } = sight.identity;
  const target = { github, repository, repositoryId, message: description.message };
  const anew = { branch, parent: base, changes: sight.changes };
  switch (decision.kind) {
    case 'describe':
      return send('DescribePullRequest', [describing(writing, decision.pullRequest)]);
    case 'create': {
      const sequel = { name: 'OpenPullRequest', after: [describing(writing, undefined)] };
      return putCommit(target, { ...anew, from: undefined }, sequel);
    }
    case 'replace': {
      const { head, pullRequest } = decision;
      return replaceBranch(target, { ...anew, from: head.oid }, describing(writing, pullRequest));
    }
    case 'close':
      return send('ClosePullRequest', [
        moveBranches(repositoryId, [{ branch, from: decision.head.oid, to: undefined }]),
        comment(decision.pullRequest, `\`${base.name}\` holds these files by now: nothing is left to merge.`),
      ]);
  }

  function send(name: string, fields: readonly MutationField[]): Promise<Sent> {
    return github.send({ name, repository, fields });
  }
}

/** Opens the pull request, or brings the one that is open in line with the branch; a human's words in it stay. */
function describing({ sight, description }: Writing, pullRequest: OpenPullRequest | undefined): MutationField {
  const { seen, identity } = sight;
  const { title, regionFor } = description;
  const existing = pullRequest?.body ?? '';
  const body = withRegion(existing, regionFor(pullRequest, regionLimit(existing)));
  if (pullRequest !== undefined) return describePullRequest({ ...pullRequest, title, body });
  const { repositoryId, base } = seen;
  return openPullRequest({ repositoryId, base: base.name, branch: identity.branch, title, body, draft: false });
}

/** Leaves the branch and its pull request as they were before a refusal. */
export async function restore(
  decision: Written,
  sent: Extract<Sent, { readonly kind: 'refused' }>,
  { github, change, sight }: Writing,
): Promise<void> {
  const place = { github, repository: change.repository, repositoryId: sight.seen.repositoryId };
  await takeBack(sent, place, {
    branch: sight.identity.branch,
    oid: sight.seen.head?.oid,
    pullRequest: sight.seen.pullRequest,
    isReplaced: decision.kind === 'replace',
  });
}
