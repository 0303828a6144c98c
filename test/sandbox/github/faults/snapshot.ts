import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { layOut } from '../git/bare-repository.ts';
import { gitIn } from '../git/plumbing.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';

/** The world as it stands now, to be read later: refs and pull requests are copied, objects are not. */
export async function snapshot(world: World): Promise<World> {
  const repositories = await Promise.all(
    [...world.repositories].map(async ([name, repository]) => [name, await copy(world, repository)] as const),
  );
  return { ...world, repositories: new Map(repositories) };
}

async function copy({ directory, signal }: World, repository: Repository): Promise<Repository> {
  const target = await mkdtemp(join(directory, 'snapshot-'));
  await layOut(target, { defaultBranch: repository.defaultBranch, origin: repository.git });
  return {
    ...repository,
    git: gitIn(target, signal, repository.git),
    pullRequests: repository.pullRequests.copy(),
    releases: repository.releases.copy(),
  };
}
