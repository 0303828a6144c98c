import { archivedText, isVisible, judge, type Need, readsMembers, refusalText } from '../state/access.ts';
import { account } from '../state/account.ts';
import { partsOf, teamNodeId } from '../state/node-id.ts';
import type { PullRequest } from '../state/pull-request.ts';
import type { Repository } from '../state/repository.ts';
import type { Caller } from '../state/tokens.ts';
import { findRepository, repositoryById, type Team, usersOf, type World } from '../state/world.ts';
import { forbidden, notFound } from './refusal.ts';

/** Who asks whom: what every resolver is given. */
export interface Scope {
  readonly world: World;
  readonly caller: Caller;
}

/** @throws GraphQLError FORBIDDEN if the caller lacks one of the permissions, or writes to an archive */
export function demand({ caller }: Scope, repository: Repository, needs: readonly Need[]): void {
  if (needs.some((need) => judge(caller, repository, need) !== 'allowed')) throw forbidden(refusalText(caller));
  if (repository.settings.archived && needs.some(({ access }) => access === 'write')) throw forbidden(archivedText);
}

/** As `demand`, but one of the permissions is enough. */
export function demandOne(scope: Scope, repository: Repository, needs: readonly Need[]): void {
  const held = needs.find((need) => judge(scope.caller, repository, need) === 'allowed');
  demand(scope, repository, held === undefined ? needs : [held]);
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

/** The number behind the global id of a thing of the repository, if it is of that kind and of that repository. */
export function numberIn(repository: Repository, kind: string, id: string): number | undefined {
  const [repositoryId, number] = partsOf(kind, id) ?? [];
  return repositoryId === String(repository.id) ? Number(number) : undefined;
}

/** The login behind the global id of a user; bots have none that can be asked or assigned. */
export function loginWithId({ world }: Scope, id: string): string {
  return usersOf(world).find((login) => account(login).nodeId === id) ?? unresolved(id);
}

/** Without `members: read`, a team is there for nobody. */
export function teamWithId(scope: Scope, id: string): Team {
  const team = [...scope.world.teams.values()].find((each) => teamNodeId(each) === id);
  return team === undefined || !readsMembers(scope.caller) ? unresolved(id) : team;
}

function visibleById({ world, caller }: Scope, id: string | undefined): Repository | undefined {
  const repository = repositoryById(world, Number(id));
  return repository !== undefined && isVisible(caller, repository) ? repository : undefined;
}

function unresolved(id: string): never {
  throw notFound(`Could not resolve to a node with the global id of '${id}'`);
}
