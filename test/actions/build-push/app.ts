import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { SandboxRegistry } from '../../sandbox/registry/index.ts';

const run = promisify(execFile);

/** A checkout of an application: a folder, and if asked for a git repository with one commit. */
export interface App extends AsyncDisposable {
  readonly folder: string;
  readonly write: (files: Readonly<Record<string, string>>) => Promise<void>;
  /** Commits everything; answers with the commit. */
  readonly commit: (epochSeconds?: number) => Promise<string>;
}

export const site = {
  Dockerfile: 'FROM scratch\nCOPY public /srv/www\nCMD ["/serve"]\n',
  'public/index.html': '<h1>shop</h1>\n',
};

export async function createApp(files: Readonly<Record<string, string>> = site): Promise<App> {
  const folder = await mkdtemp(join(tmpdir(), 'gitops-app-'));
  const write = async (written: Readonly<Record<string, string>>): Promise<void> => {
    for (const [path, text] of Object.entries(written)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
  };
  await write(files);
  return {
    folder,
    write,
    async commit(epochSeconds = 1_700_000_000) {
      const who = ['-c', 'user.name=Dev', '-c', 'user.email=dev@example.com'];
      const date = `${epochSeconds} +0000`;
      const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
      const git = async (...args: readonly string[]): Promise<string> =>
        (await run('git', [...who, ...args], { cwd: folder, env })).stdout.trim();
      await git('init', '--quiet', '--initial-branch=main');
      await git('add', '.');
      await git('commit', '--quiet', '--message', 'app');
      return await git('rev-parse', 'HEAD');
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** What the runner tells a run that the tag v1.2.3 started. */
export const tagPushed = {
  GITHUB_REF: 'refs/tags/v1.2.3',
  GITHUB_REPOSITORY: 'Acme/Shop',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_ACTOR: 'dev',
};

/** What changed something: an upload does once it is ended, or takes its bytes from another repository. */
export function writesTo(registry: SandboxRegistry): readonly string[] {
  return registry.requests
    .filter(({ method, path, status }) => {
      const isUnended = path.includes('/blobs/uploads/') && (status === 202 || status === 204);
      return method !== 'GET' && method !== 'HEAD' && !isUnended;
    })
    .map(({ method, path, status }) => `${method} ${path} ${status}`);
}
