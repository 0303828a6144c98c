import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GitHub } from './github/index.ts';
import { git } from './runner/git.ts';

const author = {
  GIT_AUTHOR_NAME: 'Toolkit',
  GIT_AUTHOR_EMAIL: 'toolkit@example.test',
  GIT_COMMITTER_NAME: 'Toolkit',
  GIT_COMMITTER_EMAIL: 'toolkit@example.test',
};

/**
 * Publishes this repository's working tree, `actions/<x>/dist` included, as a public repository with the tag `v1`.
 * Works in an unpacked archive too, where there is no `.git`.
 *
 * @returns the commit
 */
export async function publishToolkit(
  github: Pick<GitHub, 'createRepository' | 'repositoryPath'>,
  nameWithOwner: string,
  root: string,
): Promise<string> {
  const files = existsSync(join(root, '.git')) ? await listKnown(root) : await walk(root);
  await github.createRepository(nameWithOwner, { 'README.md': `${nameWithOwner}\n` }, { private: false });
  const bare = github.repositoryPath(nameWithOwner);
  const scratch = await mkdtemp(join(tmpdir(), 'toolkit-'));
  try {
    const list = join(scratch, 'files');
    await writeFile(list, files.map((file) => `${file}\0`).join(''));
    const environment = { ...author, GIT_DIR: bare, GIT_WORK_TREE: root, GIT_INDEX_FILE: join(scratch, 'index') };
    const run = async (args: readonly string[]) =>
      (await git(args, { cwd: root, environment })).toString('utf8').trim();
    // Objects go straight into the bare repository, byte for byte: no filter, no line ending of this machine's.
    const asTheyAre = ['-c', 'core.autocrlf=false', '-c', 'core.safecrlf=false', '--literal-pathspecs'];
    await run([...asTheyAre, 'add', '--force', `--pathspec-from-file=${list}`, '--pathspec-file-nul']);
    const commit = await run(['commit-tree', '-m', 'Publish the working tree', await run(['write-tree'])]);
    await run(['update-ref', 'refs/heads/main', commit]);
    await run(['update-ref', 'refs/tags/v1', commit]);
    return commit;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** What git tracks or would track, as far as it is there; also where another user owns the checkout (a container's volume). */
async function listKnown(root: string): Promise<readonly string[]> {
  const listed = await git(['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
  });
  const files = new Set(listed.toString('utf8').split('\0'));
  return [...files].filter((file) => file !== '' && existsSync(join(root, file)));
}

const left = new Set(['.git', 'node_modules', 'build']);

async function walk(root: string, folder = ''): Promise<readonly string[]> {
  const files: string[] = [];
  for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (left.has(entry.name)) continue;
    if (entry.isDirectory()) files.push(...(await walk(root, path)));
    else files.push(path);
  }
  return files;
}
