import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type ActionOutcome, runAction } from '../../sandbox/action-process.ts';
import { type Checkout, cloneRepository } from '../../sandbox/checkout.ts';
import { type GitHub, type Grant, startGitHub } from '../../sandbox/github/index.ts';
import { type SandboxRegistry, startRegistry } from '../../sandbox/registry/index.ts';
import { restOf } from '../../sandbox/rest.ts';

export const repository = 'acme/environments';
export const path = 'acme/backups';

const config = `version: 1
environments: [{ name: dev, path: envs/dev }]
apps: [{ name: shop }]
holds: [{ app: shop, environment: dev, by: olive, reason: it burns, until: 2030-01-01 }]
`;

/** A server with an environment repository that has a past, and a registry. */
export interface World extends AsyncDisposable {
  readonly github: GitHub;
  readonly registry: SandboxRegistry;
  /** A person's clone. */
  readonly clone: Checkout;
  mint(rights: Grant['repositories'][string], name?: string): string;
  act(
    inputs: Readonly<Record<string, string>>,
    call?: Partial<Parameters<typeof runAction>[1]>,
  ): Promise<ActionOutcome>;
  /** All branches, tags and notes, as git on the server lists them. */
  refs(name: string): Promise<readonly string[]>;
  /** What git says of every object on the server; '' if nothing is wrong. */
  fsck(name: string): Promise<string>;
}

export async function startWorld(): Promise<World> {
  await using parts = new AsyncDisposableStack();
  const github = parts.use(await startGitHub());
  const registry = parts.use(await startRegistry());
  await github.createRepository(repository, { 'gitops.yaml': config, 'envs/dev/shop.yaml': 'image: a\n' });
  const mint: World['mint'] = (rights, name = repository) =>
    github.mintToken({ actor: 'backup[bot]', kind: 'app', repositories: { [name]: { metadata: 'read', ...rights } } });
  const person = mint({ contents: 'write', 'pull-requests': 'write' });
  const clone = parts.use(await cloneRepository(`${github.url}/${repository}.git`, person));
  await addPast(clone);
  github.administer(repository).protect('main', { pullRequest: { approvals: 2 }, checks: ['gitops/gates'] });
  const rest = restOf(github.apiUrl, person);
  await rest.send('POST', `/repos/${repository}/pulls`, { title: 'Next', head: 'next', base: 'main', body: 'Please.' });
  const token = mint({ contents: 'read', 'pull-requests': 'read' });
  const git = async (name: string, ...args: readonly string[]): Promise<string> => {
    const run = await promisify(execFile)('git', ['-C', github.repositoryPath(name), ...args]);
    return (run.stdout + run.stderr).trim();
  };
  const all = parts.move();
  return {
    github,
    registry,
    clone,
    mint,
    act: (inputs, call = {}) =>
      runAction('backup-environment', {
        ...call,
        inputs: { repository, token, image: `${registry.host}/${path}`, retries: '0', ...inputs },
        environment: {
          GITHUB_API_URL: github.apiUrl,
          GITHUB_GRAPHQL_URL: github.graphqlUrl,
          GITHUB_SERVER_URL: github.url,
          GITHUB_REPOSITORY: repository,
          ...call.environment,
        },
      }),
    refs: async (name) =>
      (
        await git(name, 'for-each-ref', '--format=%(objectname) %(refname)', 'refs/heads', 'refs/tags', 'refs/notes')
      ).split('\n'),
    fsck: (name) => git(name, 'fsck', '--full', '--strict', '--no-dangling', '--no-progress'),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

/** A merge, a branch, both kinds of tags, a note, and names that are easily mangled. */
async function addPast({ git, commit, pushTag }: Checkout): Promise<void> {
  await git('config', 'core.quotePath', 'false');
  await git('switch', '--quiet', '--create', 'side');
  await commit('Add a file with a long name', { 'envs/dev/ünïcode – 漢字.yaml': 'a: 1\n', 'run.sh': '#!/bin/sh\n' });
  await git('switch', '--quiet', 'main');
  await commit('Move on', { 'envs/dev/shop.yaml': 'image: b\n' });
  await git('merge', '--quiet', '--no-ff', '--no-edit', 'side');
  await git('push', '--quiet', 'origin', 'main');
  await git('switch', '--quiet', '--create', 'next');
  await git('update-index', '--chmod=+x', 'run.sh');
  await git('commit', '--quiet', '--message', 'Make it run');
  await git('push', '--quiet', 'origin', 'next');
  await git('branch', 'feature/ünï#1');
  await git('push', '--quiet', 'origin', 'feature/ünï#1');
  await pushTag('v1.0.0');
  await git('tag', 'light');
  await git('notes', '--ref=gitops', 'add', '-m', 'deployed', 'HEAD');
  await git('push', '--quiet', 'origin', 'light', 'refs/notes/gitops');
}
