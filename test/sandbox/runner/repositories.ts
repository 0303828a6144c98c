import { execFile } from 'node:child_process';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { git } from './git.ts';
import type { RunHost } from './host.ts';
import { messageOf } from './problem.ts';

interface Commit {
  readonly sha: string;
  /** Fully qualified where a branch or tag was named, the commit otherwise. */
  readonly ref: string;
}

/** Reads workflows and actions from the bare repositories, at a commit. */
export interface Repositories {
  /** The commit of a tag, a branch or a hash; a tag goes before a branch of the same name, as on GitHub. */
  resolve(repository: string, ref: string): Promise<Commit | undefined>;
  /** A text file at a commit, if there is one. */
  read(repository: string, sha: string, path: string): Promise<string | undefined>;
  /** A directory that holds the whole tree of the commit; unpacked once. */
  unpack(repository: string, sha: string): Promise<string>;
}

export function openRepositories(host: Pick<RunHost, 'repositoryPath'>, cache: string): Repositories {
  const unpacked = new Map<string, Promise<string>>();
  const inside = (repository: string, args: readonly string[]) =>
    git(['--git-dir', host.repositoryPath(repository), ...args]);

  return {
    async resolve(repository, ref) {
      const candidates = ref.startsWith('refs/') ? [ref] : [`refs/tags/${ref}`, `refs/heads/${ref}`];
      if (/^[0-9a-f]{40}$/.test(ref)) candidates.push(ref);
      for (const candidate of candidates) {
        const sha = await textOrNothing(
          inside(repository, ['rev-parse', '--verify', '--quiet', `${candidate}^{commit}`]),
        );
        if (sha !== undefined) return { sha: sha.trim(), ref: candidate };
      }
      return undefined;
    },
    read: (repository, sha, path) => textOrNothing(inside(repository, ['cat-file', 'blob', `${sha}:${path}`])),
    unpack(repository, sha) {
      const key = `${repository}@${sha}`.toLowerCase();
      const known = unpacked.get(key);
      if (known !== undefined) return known;
      const fresh = unpackInto(join(cache, repository.toLowerCase(), sha), () =>
        inside(repository, ['archive', '--format=tar', sha]),
      );
      unpacked.set(key, fresh);
      return fresh;
    },
  };
}

async function textOrNothing(output: Promise<Buffer>): Promise<string | undefined> {
  try {
    return (await output).toString('utf8');
  } catch {
    return undefined;
  }
}

/** Beside first, then renamed: a directory under its own name is complete. */
async function unpackInto(directory: string, archive: () => Promise<Buffer>): Promise<string> {
  const beside = `${directory}.part`;
  await mkdir(beside, { recursive: true });
  const extract = promisify(execFile)('tar', ['-x', '-f', '-', '-C', beside]);
  try {
    extract.child.stdin?.end(await archive());
    await extract;
  } catch (error) {
    extract.child.kill();
    throw new Error(`Unable to unpack ${directory}: ${messageOf(error)}`, { cause: error });
  }
  await rename(beside, directory);
  return directory;
}
