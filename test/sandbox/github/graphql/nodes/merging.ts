import { queueOf } from '../../state/merge-automatically.ts';
import { nodeId } from '../../state/node-id.ts';
import type { PullRequest } from '../../state/pull-request.ts';
import type { Repository } from '../../state/repository.ts';
import type { GraphqlNode } from '../resolve.ts';
import type { Scope } from '../scope.ts';
import { actorNode } from './actor.ts';
import { pullRequestNode } from './pull-request.ts';
import { mergeQueueNode } from './rules.ts';

export function autoMergeNode(scope: Scope, repository: Repository, pullRequest: PullRequest): GraphqlNode | null {
  const { autoMerge } = pullRequest;
  if (autoMerge === undefined) return null;
  return {
    __typename: 'AutoMergeRequest',
    enabledAt: autoMerge.at.toISOString(),
    enabledBy: () => actorNode(scope, autoMerge.by.actor),
    mergeMethod: autoMerge.method.toUpperCase(),
    commitHeadline: autoMerge.headline ?? null,
    commitBody: autoMerge.body ?? null,
    authorEmail: null,
    pullRequest: () => pullRequestNode(scope, repository, pullRequest),
  };
}

export function queueEntryNode(scope: Scope, repository: Repository, pullRequest: PullRequest): GraphqlNode | null {
  const { queued, baseRefName, number } = pullRequest;
  if (queued === undefined) return null;
  const position = queueOf(repository, baseRefName).findIndex((other) => other.number === number) + 1;
  return {
    __typename: 'MergeQueueEntry',
    id: nodeId('MQE', repository.id, number),
    position,
    state: 'QUEUED',
    enqueuedAt: queued.at.toISOString(),
    enqueuer: () => actorNode(scope, queued.by.actor),
    jump: false,
    solo: false,
    mergeQueue: () => mergeQueueNode(scope, repository, baseRefName),
    pullRequest: () => pullRequestNode(scope, repository, pullRequest),
  };
}
