import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { type ActionOutcome, runAction } from '../../sandbox/action-process.ts';
import { type Checkout, cloneRepository } from '../../sandbox/checkout.ts';
import { type GitHub, type Grant, startGitHub } from '../../sandbox/github/index.ts';
import { restOf } from '../../sandbox/rest.ts';

export const repository = 'acme/environments';
export const deployment = 'apps/shop/deployment.yaml';
export const values = 'apps/cart/values.yaml';
export const branch = 'gitops/dev/shop/rolling';

export const files: Readonly<Record<string, string>> = {
  [deployment]: `# The shop, as dev runs it.
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  replicas: 2 # two are enough
  template:
    spec:
      containers:
        - name: web
          image: ghcr.io/acme/shop:1.0.0
`,
  [values]: 'image:\n  repository: ghcr.io/acme/cart\n  tag: 1.0.0\n',
  'apps/shop/service.yaml': 'apiVersion: v1\nkind: Service\nmetadata:\n  name: shop\n',
  '.github/workflows/ci.yml': 'on: push\njobs: {}\n',
};

export function shop(version: string, byte = 'ab'): string {
  return `ghcr.io/acme/shop:${version}@sha256:${byte.repeat(32)}`;
}

interface PullRequest {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: string;
  readonly html_url: string;
  readonly head: { readonly ref: string; readonly sha: string };
}

interface Delivered extends ActionOutcome {
  /** The GraphQL operations that were sent, in their order. */
  readonly sent: readonly string[];
  /** What the errors and warnings say. */
  readonly said: string;
}

/** An environment repository on a GitHub of its own, and a person who works with it. */
export interface EnvironmentRepository extends AsyncDisposable {
  readonly github: GitHub;
  /** What the action gets unless a test gives it another. */
  readonly token: string;
  mint(permissions: Grant['repositories'][string], kind?: Grant['kind'], actor?: string): string;
  /** Runs the action, with defaults for what it needs. */
  deliver(
    inputs: Readonly<Record<string, string>>,
    environment?: Readonly<Record<string, string>>,
    workspace?: string,
  ): Promise<Delivered>;
  pullRequests(): Promise<readonly PullRequest[]>;
  merge(number: number, method: 'merge' | 'squash'): Promise<void>;
  /** A person closes a pull request. */
  close(number: number): Promise<void>;
  /** A person edits the body of a pull request. */
  edit(number: number, body: string): Promise<void>;
  /** The messages of a branch's commits, newest first. */
  log(branch: string): Promise<readonly string[]>;
  /** A person opens a pull request into `main`. */
  open(branch: string): Promise<void>;
  /** A person's clone. */
  clone(): Promise<Checkout>;
  /** A person's commit on a branch, which is created from `main` where it does not exist. */
  commit(branch: string, path: string, edit: (text: string) => string): Promise<void>;
  /** A person starts a branch where `main` stands. */
  start(branch: string): Promise<void>;
  read(ref: string, path: string): Promise<string | undefined>;
  branches(): Promise<readonly string[]>;
}

export async function startEnvironmentRepository(): Promise<EnvironmentRepository> {
  const github = await startGitHub();
  await github.createRepository(repository, files);
  const mint: EnvironmentRepository['mint'] = (permissions, kind = 'app', actor = 'gitops[bot]') =>
    github.mintToken({ actor, kind, repositories: { [repository]: { metadata: 'read', ...permissions } } });
  const token = mint({ contents: 'write', 'pull-requests': 'write' });
  const person = mint({ contents: 'write', 'pull-requests': 'write' }, 'user', 'octocat');
  const rest = restOf(github.apiUrl, person);
  const clone = (): Promise<Checkout> => cloneRepository(`${github.url}/${repository}.git`, person);
  const git = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)('git', ['-C', github.repositoryPath(repository), ...args]);
    return stdout.trim();
  };
  return {
    github,
    token,
    mint,
    async deliver(inputs, environment = {}, workspace) {
      const before = github.requests.length;
      const outcome = await runAction('create-pull-request', {
        inputs: { repository, token, path: deployment, environment: 'dev', ...inputs },
        ...(workspace !== undefined && { workspace }),
        environment: {
          GITHUB_API_URL: github.apiUrl,
          GITHUB_GRAPHQL_URL: github.graphqlUrl,
          GITHUB_SERVER_URL: github.url,
          GITHUB_REPOSITORY: 'acme/shop',
          GITHUB_SHA: '1'.repeat(40),
          GITHUB_RUN_ID: '7',
          GITHUB_ACTOR: 'octocat',
          ...environment,
        },
      });
      // The runner reads the masks and never shows them.
      const shown = outcome.log.replace(/^::add-mask::.*$/gm, '');
      const secret = inputs.token ?? token;
      expect(`${shown}${outcome.summary}${JSON.stringify(outcome.outputs)}`).not.toContain(secret);
      const sent = github.requests.slice(before).map(({ graphql, path }) => graphql ?? path);
      return { ...outcome, sent, said: outcome.annotations.map(({ message }) => message).join('\n') };
    },
    async pullRequests() {
      const list = await rest.get(`/repos/${repository}/pulls?state=all`);
      expect(JSON.stringify(list)).not.toContain(token);
      if (!Array.isArray(list)) throw new Error('expected a list of pull requests');
      return list.toSorted((a, b) => a.number - b.number);
    },
    async merge(number, method) {
      await rest.send('PUT', `/repos/${repository}/pulls/${number}/merge`, { merge_method: method });
    },
    async close(number) {
      await rest.send('PATCH', `/repos/${repository}/pulls/${number}`, { state: 'closed' });
    },
    async edit(number, body) {
      await rest.send('PATCH', `/repos/${repository}/pulls/${number}`, { body });
    },
    async log(ofBranch) {
      return (await git('log', '-z', '--format=%B', `refs/heads/${ofBranch}`)).split('\0');
    },
    async open(head) {
      await rest.send('POST', `/repos/${repository}/pulls`, { head, base: 'main', title: 'A feature' });
    },
    clone,
    async commit(onBranch, path, edit) {
      await using checkout = await clone();
      const exists = (await github.resolveRef(repository, onBranch)) !== undefined;
      await checkout.git('checkout', '--quiet', ...(exists ? [onBranch] : ['-b', onBranch]));
      const text = edit((await github.readFile(repository, exists ? onBranch : 'main', path)) ?? '');
      await checkout.commit(`Edit ${path}`, { [path]: text });
    },
    async start(newBranch) {
      await git('branch', newBranch, 'main');
    },
    async read(ref, path) {
      const sha = await github.resolveRef(repository, ref);
      return sha === undefined ? undefined : await github.readFile(repository, sha, path);
    },
    async branches() {
      return (await git('for-each-ref', '--format=%(refname:lstrip=2)', 'refs/heads')).split('\n');
    },
    [Symbol.asyncDispose]: () => github[Symbol.asyncDispose](),
  };
}
