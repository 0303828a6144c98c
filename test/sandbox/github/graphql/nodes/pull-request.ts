import { listCommits } from '../../git/commits.ts';
import { type ChangedFile, changedFiles, diffStatistics } from '../../git/diff.ts';
import { readRef } from '../../git/refs.ts';
import type { Json } from '../../rest/json.ts';
import { isMergeable } from '../../state/is-mergeable.ts';
import { readinessOf } from '../../state/merge-readiness.ts';
import { nodeId } from '../../state/node-id.ts';
import { approversOf, type Comment, type PullRequest } from '../../state/pull-request.ts';
import type { Repository } from '../../state/repository.ts';
import { rulesOf } from '../../state/rules.ts';
import { connection } from '../connection.ts';
import type { GraphqlNode } from '../resolve.ts';
import type { Scope } from '../scope.ts';
import { actorNode } from './actor.ts';
import { commitNode } from './commit.ts';
import { decorations } from './decorations.ts';
import { refNode } from './ref.ts';
import { repositoryNode } from './repository.ts';

export function pullRequestNode(scope: Scope, repository: Repository, pullRequest: PullRequest): GraphqlNode {
  const { merge, baseOid, headOid } = pullRequest;
  const { git } = repository;
  const statistics = () => diffStatistics(git, baseOid, headOid);
  return {
    __typename: 'PullRequest',
    ...own(scope, repository, pullRequest),
    author: () => actorNode(scope, pullRequest.author),
    mergedBy: () => (merge === undefined ? null : actorNode(scope, merge.by)),
    mergeCommit: () => (merge === undefined ? null : commitNode(scope, repository, merge.commit)),
    baseRef: async () => await refOrNull(scope, repository, pullRequest.baseRefName),
    headRef: async () => await refOrNull(scope, repository, pullRequest.headRefName),
    repository: () => repositoryNode(scope, repository),
    headRepository: () => repositoryNode(scope, repository),
    headRepositoryOwner: () => actorNode(scope, repository.owner),
    mergeable: async () => await mergeableState(repository, pullRequest),
    mergeStateStatus: async () => (await readinessOf(repository, pullRequest)).state,
    additions: async () => (await statistics()).additions,
    deletions: async () => (await statistics()).deletions,
    changedFiles: async () => (await statistics()).changed_files,
    files: async (args: Json) => {
      const node = ({ path, additions, deletions, change }: ChangedFile): GraphqlNode => {
        return { __typename: 'PullRequestChangedFile', path, additions, deletions, changeType: change };
      };
      const changed = await changedFiles(git, baseOid, headOid);
      return connection({ name: 'PullRequestChangedFile', field: 'files' }, changed, { args, node });
    },
    commits: async (args: Json) => {
      const commits = (await listCommits(git, `${baseOid}..${headOid}`)).toReversed();
      const node = ({ oid }: { readonly oid: string }): GraphqlNode => ({
        __typename: 'PullRequestCommit',
        commit: () => commitNode(scope, repository, oid),
      });
      return connection({ name: 'PullRequestCommit', field: 'commits' }, commits, { args, node });
    },
    comments: (args: Json) => {
      const node = (comment: Comment): GraphqlNode => commentNode(scope, comment);
      return connection({ name: 'IssueComment', field: 'comments' }, pullRequest.comments, { args, node });
    },
    ...decorations(scope, repository, pullRequest),
  };
}

function own({ world }: Scope, repository: Repository, pullRequest: PullRequest): Json {
  const { id, nameWithOwner } = repository;
  const { number, state, title, body, draft, baseRefName, headRefName, baseOid, headOid, merge, fork } = pullRequest;
  const url = `${world.url}/${nameWithOwner}/pull/${number}`;
  return {
    id: nodeId('PR', id, number),
    databaseId: pullRequest.id,
    fullDatabaseId: String(pullRequest.id),
    number,
    url,
    permalink: url,
    title,
    body,
    state: state.toUpperCase(),
    isDraft: draft,
    closed: state !== 'open',
    merged: state === 'merged',
    baseRefName,
    headRefName,
    baseRefOid: baseOid,
    headRefOid: headOid,
    createdAt: pullRequest.createdAt.toISOString(),
    updatedAt: pullRequest.updatedAt.toISOString(),
    closedAt: pullRequest.closedAt?.toISOString() ?? null,
    mergedAt: merge?.at.toISOString() ?? null,
    isCrossRepository: fork !== undefined,
    maintainerCanModify: false,
    reviewDecision: reviewDecision(repository, pullRequest),
    locked: false,
  };
}

export function commentNode(scope: Scope, { id, author, body, createdAt }: Comment): GraphqlNode {
  return {
    __typename: 'IssueComment',
    id: nodeId('IC', id),
    databaseId: id,
    body,
    author: () => actorNode(scope, author),
    createdAt: createdAt.toISOString(),
  };
}

async function refOrNull(scope: Scope, repository: Repository, branch: string): Promise<GraphqlNode | null> {
  const ref = await readRef(repository.git, `refs/heads/${branch}`);
  return ref === undefined ? null : refNode(scope, repository, ref);
}

async function mergeableState(repository: Repository, pullRequest: PullRequest): Promise<string> {
  const mergeable = pullRequest.state === 'open' ? await isMergeable(repository, pullRequest) : undefined;
  if (mergeable === undefined) return 'UNKNOWN';
  return mergeable ? 'MERGEABLE' : 'CONFLICTING';
}

/** Null where no review is required. */
function reviewDecision(repository: Repository, pullRequest: PullRequest): string | null {
  const approvals = rulesOf(repository, pullRequest.baseRefName).pullRequest?.approvals ?? 0;
  if (approvals === 0) return null;
  return approversOf(pullRequest).length >= approvals ? 'APPROVED' : 'REVIEW_REQUIRED';
}
