import { reads } from '../../rest/endpoint.ts';
import { isJson, type Json } from '../../rest/json.ts';
import { NotImplemented } from '../../state/defects.ts';
import type { PullRequest } from '../../state/pull-request.ts';
import type { Repository } from '../../state/repository.ts';
import { connection, paging } from '../connection.ts';
import { type GraphqlNode, only } from '../resolve.ts';
import { demand, type Scope } from '../scope.ts';
import { pullRequestNode } from './pull-request.ts';

const filters = ['states', 'baseRefName', 'headRefName', 'labels', 'orderBy'] as const;

/** The repository's pull requests that fit, oldest first unless ordered otherwise. @param isOwn those of forks do not fit */
export function pullRequestConnection(
  scope: Scope,
  repository: Repository,
  { args, field, isOwn = false }: { readonly args: Json; readonly field: string; readonly isOwn?: boolean },
): GraphqlNode {
  demand(scope, repository, [reads('pull-requests')]);
  only(args, field, [...paging, ...filters]);
  const fitting = repository.pullRequests
    .list()
    .filter((pullRequest) => fits(pullRequest, args) && !(isOwn && pullRequest.fork !== undefined));
  return connection({ name: 'PullRequest', field }, ordered(fitting, args.orderBy), {
    args,
    node: (pullRequest) => pullRequestNode(scope, repository, pullRequest),
  });
}

function fits(pullRequest: PullRequest, { states, baseRefName, headRefName, labels }: Json): boolean {
  if (Array.isArray(states) && !states.includes(pullRequest.state.toUpperCase())) return false;
  if (typeof baseRefName === 'string' && baseRefName !== pullRequest.baseRefName) return false;
  if (typeof headRefName === 'string' && headRefName !== pullRequest.headRefName) return false;
  return !Array.isArray(labels) || labels.length === 0 || labels.some((label) => pullRequest.labels.includes(label));
}

function ordered(pullRequests: readonly PullRequest[], orderBy: unknown): readonly PullRequest[] {
  if (!isJson(orderBy)) return pullRequests;
  const { field, direction } = orderBy;
  if (field !== 'CREATED_AT' && field !== 'UPDATED_AT') throw new NotImplemented(`orderBy: ${String(field)}`);
  const sorted =
    field === 'CREATED_AT'
      ? pullRequests
      : pullRequests.toSorted((a, b) => a.updatedAt.getTime() - b.updatedAt.getTime());
  return direction === 'DESC' ? sorted.toReversed() : sorted;
}
