import { ActionError } from '#error';
import { ExecError } from '#exec';
import { askLocal, askRemote, kept, type Refs, type Remote, refsIn } from './remote.ts';

type Environment = Remote['environment'];

/**
 * Puts every branch, tag and note of a server into one file, with all that they lead to.
 * @param directory for git's own use; it does not exist yet
 * @returns what the file holds, which may be newer than what was seen before
 */
export async function bundleRemote(
  remote: Remote,
  { directory, file, head }: { readonly directory: string; readonly file: string; readonly head: string },
): Promise<Refs> {
  const { environment, url } = remote;
  await newRepository(directory, environment);
  const specs = kept.map((prefix) => `+${prefix}*:${prefix}*`);
  await askRemote(remote, [`--git-dir=${directory}`, 'fetch', '--quiet', '--no-tags', url, ...specs]);
  // Whoever clones the file gets this branch.
  if (head !== '') await askLocal(directory, ['symbolic-ref', 'HEAD', `refs/heads/${head}`], environment);
  await askLocal(directory, ['bundle', 'create', '--quiet', file, '--all'], environment);
  return await listLocalRefs(directory, environment);
}

/**
 * Unpacks such a file and looks through every object.
 * @throws ActionError BACKUP_INVALID
 */
export async function openBundle(file: string, directory: string, environment: Environment): Promise<Refs> {
  await newRepository(directory, environment);
  const specs = kept.map((prefix) => `+${prefix}*:${prefix}*`);
  try {
    await askLocal(directory, ['bundle', 'verify', '--quiet', file], environment);
    await askLocal(directory, ['fetch', '--quiet', '--no-tags', file, ...specs], environment);
    await askLocal(directory, ['fsck', '--full', '--no-dangling', '--no-progress'], environment);
  } catch (error) {
    if (!(error instanceof ExecError)) throw error;
    throw new ActionError('BACKUP_INVALID', `Opening the bundle failed: ${error.message}`, {
      hint: 'Restore another backup.',
      cause: error,
    });
  }
  return await listLocalRefs(directory, environment);
}

/**
 * Sends every ref of a repository to a server; those that it has already stay. The branch that comes first is what GitHub
 * makes the default of an empty repository.
 * @throws ActionError as {@link askRemote}
 */
export async function pushRefs(
  directory: string,
  remote: Remote,
  { refs, first }: { readonly refs: Refs; readonly first: string },
): Promise<void> {
  const names = [...refs.keys()];
  const rest = kept.filter((prefix) => names.some((name) => name.startsWith(prefix))).map((prefix) => `${prefix}*`);
  for (const specs of [names.filter((name) => name === first), rest]) {
    if (specs.length === 0) continue;
    const push = [`--git-dir=${directory}`, 'push', '--quiet', remote.url];
    await askRemote(remote, [...push, ...specs.map((spec) => `${spec}:${spec}`)]);
  }
}

async function newRepository(directory: string, environment: Environment): Promise<void> {
  await askLocal(directory, ['init', '--quiet', '--bare', '--template='], environment);
}

async function listLocalRefs(directory: string, environment: Environment): Promise<Refs> {
  return refsIn(await askLocal(directory, ['for-each-ref', '--format=%(objectname) %(refname)'], environment));
}
