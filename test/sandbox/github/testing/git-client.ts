import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface WorkTree extends AsyncDisposable {
  readonly directory: string;
  /** Real git, in the work tree; rejects if it fails. */
  git(...args: readonly string[]): Promise<string>;
  /** Writes the files and commits everything. */
  commit(message: string, files: Readonly<Record<string, string>>): Promise<string>;
}

export interface Remote {
  readonly url: string;
  /** Sent as `actions/checkout` sends it: a header, Basic. None: anonymous. */
  readonly token?: string;
}

/** A clone by the machine's own git, as a user's or a job's. */
export async function clone({ url, token }: Remote): Promise<WorkTree> {
  const directory = await mkdtemp(join(tmpdir(), 'work-tree-'));
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  const header =
    token === undefined
      ? {}
      : { GIT_CONFIG_KEY_0: 'http.extraheader', GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${basic}` };
  const env = {
    PATH: process.env.PATH,
    HOME: directory,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.com',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.com',
    GIT_CONFIG_COUNT: token === undefined ? '0' : '1',
    ...header,
  };
  const git = async (...args: readonly string[]): Promise<string> =>
    (await run('git', [...args], { cwd: directory, env })).stdout.trimEnd();
  const remove = (): Promise<void> => rm(directory, { recursive: true, force: true });
  await git('clone', '--quiet', url, '.').catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  return {
    directory,
    git,
    commit: async (message, files) => {
      for (const [path, text] of Object.entries(files)) await writeFile(join(directory, path), text);
      await git('add', '--all');
      await git('commit', '--quiet', '--message', message);
      return await git('rev-parse', 'HEAD');
    },
    [Symbol.asyncDispose]: remove,
  };
}
