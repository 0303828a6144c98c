import { isVisible, judge, type Need, refusalText } from '../state/access.ts';
import { partsOf } from '../state/node-id.ts';
import type { PullRequest } from '../state/pull-request.ts';
import type { Repository } from '../state/repository.ts';
import type { Caller } from '../state/tokens.ts';
import { findRepository, repositoryById, type World } from '../state/world.ts';
import { forbidden, notFound } from './refusal.ts';

/** Who asks whom: what every resolver is given. */
export interface Scope {
  readonly world: World;
  readonly caller: Caller;
}

/** @throws GraphQLError FORBIDDEN if the caller lacks one of the permissions */
export function demand({ caller }: Scope, repository: Repository, needs: readonly Need[]): void {
  if (needs.some((need) => judge(caller, repository, need) !== 'allowed')) throw forbidden(refusalText(caller));
}

/** @throws GraphQLError NOT_FOUND if it does not exist, or not for this caller */
export function repositoryNamed({ world, caller }: Scope, nameWithOwner: string): Repository {
  const repository = findRepository(world, nameWithOwner);
  if (repository === undefined || !isVisible(caller, repository)) {
    throw notFound(`Could not resolve to a Repository with the name '${nameWithOwner}'.`);
  }
  return repository;
}

export function repositoryOf(scope: Scope, id: string): Repository {
  return visibleById(scope, partsOf('R', id)?.[0]) ?? unresolved(id);
}

export function refOf(scope: Scope, id: string): { readonly repository: Repository; readonly name: string } {
  const [repositoryId, ...name] = partsOf('REF', id) ?? [];
  const repository = visibleById(scope, repositoryId) ?? unresolved(id);
  return { repository, name: name.join(':') };
}

export function pullRequestOf(
  scope: Scope,
  id: string,
): { readonly repository: Repository; readonly pullRequest: PullRequest } {
  const [repositoryId, number] = partsOf('PR', id) ?? [];
  const repository = visibleById(scope, repositoryId);
  const pullRequest = repository?.pullRequests.get(Number(number));
  return repository === undefined || pullRequest === undefined ? unresolved(id) : { repository, pullRequest };
}

function visibleById({ world, caller }: Scope, id: string | undefined): Repository | undefined {
  const repository = repositoryById(world, Number(id));
  return repository !== undefined && isVisible(caller, repository) ? repository : undefined;
}

function unresolved(id: string): never {
  throw notFound(`Could not resolve to a node with the global id of '${id}'`);
}
