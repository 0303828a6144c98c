import { writes } from '../../rest/endpoint.ts';
import type { PullRequest } from '../../state/pull-request.ts';
import type { Repository } from '../../state/repository.ts';
import { demand, pullRequestOf, type Scope } from '../scope.ts';

/** The pull request that an input names, once the caller may write to it. */
export function writable(
  scope: Scope,
  id: string,
): { readonly repository: Repository; readonly pullRequest: PullRequest } {
  const found = pullRequestOf(scope, id);
  demand(scope, found.repository, [writes('pull-requests')]);
  return found;
}
