import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A person's clone of a repository: real git over HTTP. */
export interface Checkout extends AsyncDisposable {
  readonly folder: string;
  git(...args: readonly string[]): Promise<string>;
  /** Writes files, commits them all and pushes the branch. */
  commit(message: string, files: Readonly<Record<string, string>>): Promise<void>;
  /** Creates an annotated tag at HEAD and pushes it. */
  pushTag(name: string): Promise<void>;
}

/** @param token goes to git by its environment: never into a URL, a file or the arguments */
export async function cloneRepository(url: string, token: string): Promise<Checkout> {
  const folder = await mkdtemp(join(tmpdir(), 'gitops-checkout-'));
  const env = gitEnvironment(new URL(url).origin, token);
  const git = async (...args: readonly string[]): Promise<string> =>
    (await run('git', [...args], { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 })).stdout;
  await git('clone', '--quiet', url, '.');
  return {
    folder,
    git,
    async commit(message, files) {
      for (const [path, text] of Object.entries(files)) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), text);
      }
      await git('add', '--all');
      await git('commit', '--quiet', '--message', message);
      await git('push', '--quiet', 'origin', 'HEAD');
    },
    async pushTag(name) {
      await git('tag', '--annotate', name, '--message', name);
      await git('push', '--quiet', 'origin', name);
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

function gitEnvironment(origin: string, token: string): Record<string, string> {
  const { PATH = '' } = process.env;
  const credentials = Buffer.from(`x-access-token:${token}`).toString('base64');
  return {
    PATH,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_COUNT: '3',
    GIT_CONFIG_KEY_0: `http.${origin}/.extraheader`,
    GIT_CONFIG_VALUE_0: `Authorization: Basic ${credentials}`,
    GIT_CONFIG_KEY_1: 'user.name',
    GIT_CONFIG_VALUE_1: 'Octavia',
    GIT_CONFIG_KEY_2: 'user.email',
    GIT_CONFIG_VALUE_2: 'octavia@example.test',
  };
}
