import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gitIn, line } from '../git/plumbing.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';

/**
 * The world as it stands now, to be read later: refs and pull requests are copied, objects are not, for they never
 * change (https://git-scm.com/docs/gitrepository-layout, objects/info/alternates).
 */
export async function snapshot(world: World): Promise<World> {
  const repositories = await Promise.all(
    [...world.repositories].map(async ([name, repository]) => [name, await copy(world, repository)] as const),
  );
  return { ...world, repositories: new Map(repositories) };
}

async function copy({ directory, signal }: World, repository: Repository): Promise<Repository> {
  const target = await mkdtemp(join(directory, 'snapshot-'));
  const refs = await line(repository.git, ['for-each-ref', '--format=%(objectname) %(refname)']);
  await mkdir(join(target, 'objects', 'info'), { recursive: true });
  await mkdir(join(target, 'refs'));
  await writeFile(join(target, 'objects', 'info', 'alternates'), `${join(repository.directory, 'objects')}\n`);
  await writeFile(join(target, 'HEAD'), `ref: refs/heads/${repository.defaultBranch}\n`);
  await writeFile(join(target, 'packed-refs'), `${refs}\n`);
  return { ...repository, git: gitIn(target, signal), pullRequests: repository.pullRequests.copy() };
}
