import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Conclusion, RunReport, RunRequest } from '../runs.ts';
import { git } from './git.ts';
import type { JobGrant, RunHost } from './host.ts';
import { createRunner, type Runner, type RunnerOptions } from './index.ts';
import type { Texts } from './value.ts';

interface TestHost extends RunHost, AsyncDisposable {
  /** Commits a whole tree onto `main` and moves the given tag there. */
  commit(repository: string, files: Texts, tag?: string): Promise<string>;
  setSecret(repository: string, name: string, value: string): void;
  readonly grants: readonly JobGrant[];
  /** Tokens that were minted and not revoked. */
  readonly live: ReadonlySet<string>;
}

/** Just enough of a host to run workflows from bare repositories; serves nothing over HTTP. */
async function createTestHost(): Promise<TestHost> {
  const root = await mkdtemp(join(tmpdir(), 'runner-host-'));
  const secrets = new Map<string, Record<string, string>>();
  const grants: JobGrant[] = [];
  const live = new Set<string>();
  const repositoryPath = (name: string) => join(root, `${name}.git`);
  return {
    url: 'http://127.0.0.1:9',
    apiUrl: 'http://127.0.0.1:9/api/v3',
    graphqlUrl: 'http://127.0.0.1:9/api/graphql',
    repositoryPath,
    grants,
    live,
    async commit(repository, files, tag) {
      const tree = await mkdtemp(join(root, 'tree-'));
      for (const [path, text] of Object.entries(files)) {
        await mkdir(dirname(join(tree, path)), { recursive: true });
        await writeFile(join(tree, path), text);
      }
      return commitTree(repositoryPath(repository), tree, tag);
    },
    mintToken(grant) {
      grants.push(grant);
      const token = `ghs_token${grants.length}of${'x'.repeat(20)}`;
      live.add(token);
      return token;
    },
    revokeToken: (token) => live.delete(token),
    setSecret: (repository, name, value) =>
      secrets.set(repository, { ...secrets.get(repository), [name]: value }) && undefined,
    secrets: (repository) => secrets.get(repository) ?? {},
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
}

const author = {
  GIT_AUTHOR_NAME: 'Tester',
  GIT_AUTHOR_EMAIL: 'tester@example.com',
  GIT_COMMITTER_NAME: 'Tester',
  GIT_COMMITTER_EMAIL: 'tester@example.com',
};

async function commitTree(bare: string, tree: string, tag: string | undefined): Promise<string> {
  await git(['init', '--quiet', '--bare', '--initial-branch=main', bare]);
  const call = { environment: { ...author, GIT_DIR: bare, GIT_WORK_TREE: tree, GIT_INDEX_FILE: `${tree}.index` } };
  await git(['add', '--all', '.'], { ...call, cwd: tree });
  const object = (await git(['write-tree'], call)).toString().trim();
  const sha = (await git(['commit-tree', '-m', 'Change', object], call)).toString().trim();
  await git(['update-ref', 'refs/heads/main', sha], call);
  if (tag !== undefined) await git(['update-ref', `refs/tags/${tag}`, sha], call);
  return sha;
}

export interface Bench extends AsyncDisposable {
  readonly host: TestHost;
  readonly runner: Runner;
  /** Runs a workflow text in `acme/app`, as if `v1.0.0` had been pushed. */
  run(workflow: string, request?: Partial<RunRequest>): Promise<RunReport>;
}

export async function createBench(options: RunnerOptions = {}): Promise<Bench> {
  const host = await createTestHost();
  const sha = await host.commit('acme/app', { 'README.md': 'app' }, 'v1.0.0');
  const runner = createRunner(host, { graceMilliseconds: 100, ...options });
  let id = 0;
  return {
    host,
    runner,
    run(text, request = {}) {
      id += 1;
      return runner.execute({
        id,
        number: id,
        attempt: 1,
        repository: 'acme/app',
        workflow: { path: '.github/workflows/test.yml', text },
        event: { name: 'push', payload: { ref: 'refs/tags/v1.0.0' } },
        ref: 'refs/tags/v1.0.0',
        sha,
        actor: 'octocat',
        ...request,
      });
    },
    async [Symbol.asyncDispose]() {
      await runner[Symbol.asyncDispose]();
      await host[Symbol.asyncDispose]();
    },
  };
}

/** The conclusions of a run's jobs by name. */
export function conclusions(report: RunReport): Readonly<Record<string, Conclusion>> {
  return Object.fromEntries(report.jobs.map(({ name, conclusion }) => [name, conclusion]));
}

/** A one-job workflow around steps, for the tests that look at steps only. */
export function oneJob(steps: string, extra = ''): string {
  return `on: push\npermissions: {}\n${extra}jobs:\n  job:\n    runs-on: ubuntu-latest\n    steps:\n${indent(steps, 6)}`;
}

function indent(text: string, spaces: number): string {
  return text
    .trim()
    .split('\n')
    .map((line) => `${' '.repeat(spaces)}${line}\n`)
    .join('');
}
