import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RunStore } from '../actions/run-store.ts';
import { identityOf } from './account.ts';
import type { Apps } from './apps.ts';
import type { Defects } from './defects.ts';
import type { DeployKeys } from './deploy-keys.ts';
import type { RateBudgets } from './rate-budgets.ts';
import { commitFirst, createBareRepository, type Repository, type RepositorySeed } from './repository.ts';
import type { Tokens } from './tokens.ts';

export interface Team {
  readonly id: number;
  readonly slug: string;
  /** The repositories that it has access to, by owner/name. */
  readonly repositories: Set<string>;
  /** Logins. */
  readonly members: Set<string>;
}

/** Everything the server knows. */
export interface World {
  readonly url: string;
  readonly owner: string;
  /** The version of GitHub Enterprise Server; undefined on github.com. */
  readonly enterprise: string | undefined;
  readonly directory: string;
  /** Ends every child process when the server is disposed of. */
  readonly signal: AbortSignal;
  readonly repositories: Map<string, Repository>;
  /** The organization's, by slug. */
  readonly teams: Map<string, Team>;
  readonly tokens: Tokens;
  readonly apps: Apps;
  readonly deployKeys: DeployKeys;
  /** Of git over SSH, as known_hosts lines without the host. */
  readonly hostKeys: string[];
  readonly runs: RunStore;
  readonly budgets: RateBudgets;
  readonly defects: Defects;
  readonly nextId: () => number;
}

export const apiPath = '/api/v3';
/** Where files are sent, as on an Enterprise Server; on github.com that is another host. */
export const uploadPath = '/api/uploads';
export const graphqlPath = '/api/graphql';

/** Names are compared without regard to case, as on GitHub. */
export function findRepository(world: World, nameWithOwner: string): Repository | undefined {
  return world.repositories.get(nameWithOwner.toLowerCase());
}

export function repositoryById(world: World, id: number): Repository | undefined {
  return [...world.repositories.values()].find((repository) => repository.id === id);
}

/** The logins of all people that are known here. */
export function usersOf({ repositories, tokens }: World): readonly string[] {
  const collaborators = [...repositories.values()].flatMap((repository) => [...repository.collaborators]);
  return [...new Set([...collaborators, ...tokens.users()])];
}

export async function addRepository(
  world: World,
  nameWithOwner: string,
  content: { readonly files: Readonly<Record<string, string>>; readonly isPrivate: boolean },
): Promise<void> {
  const repository = await newRepository(world, nameWithOwner, { isPrivate: content.isPrivate });
  await commitFirst(repository, content.files, identityOf(repository.owner));
  world.repositories.set(nameWithOwner.toLowerCase(), repository);
}

/** One that stands where the other stands now, except that labels, milestones and statuses are not copied. */
export async function copyRepository(world: World, origin: Repository, nameWithOwner: string): Promise<void> {
  const { isPrivate, settings, pullRequests, rules, collaborators, signed } = origin;
  const repository = await newRepository(world, nameWithOwner, { isPrivate, origin });
  const state = { settings, rules: new Map(rules), pullRequests: pullRequests.copy() };
  const people = { collaborators: new Set(collaborators), signed: new Set(signed) };
  world.repositories.set(nameWithOwner.toLowerCase(), { ...repository, ...state, ...people });
}

export async function removeRepository(world: World, { nameWithOwner, git, directory }: Repository): Promise<void> {
  world.repositories.delete(nameWithOwner.toLowerCase());
  world.deployKeys.removeAll(nameWithOwner);
  git.objects.close();
  // At once: the asynchronous one asks for each file several times.
  rmSync(directory, { recursive: true, force: true });
}

async function newRepository(
  world: World,
  nameWithOwner: string,
  seed: Pick<RepositorySeed, 'isPrivate' | 'origin'>,
): Promise<Repository> {
  if (findRepository(world, nameWithOwner) !== undefined) throw new Error(`repository exists: ${nameWithOwner}`);
  const { signal, nextId } = world;
  const directory = join(repositoriesDirectory(world), `${nameWithOwner}.git`);
  return await createBareRepository({ id: nextId(), nextId, nameWithOwner, directory, signal, ...seed });
}

export function repositoriesDirectory({ directory }: World): string {
  return join(directory, 'repositories');
}
