import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type TrustRoots, verifyProvenance } from '#attestation';
import { commitOnBranch, connectGitHub, createBranch, mergeWhenReady, openPullRequest, patience } from '#github';
import { parseInputs } from '#input';
import { prometheus } from '#prometheus';
import { Secret } from '#secret';
import { inputs as table } from '../../../actions/promote/src/inputs.ts';
import { outputs } from '../../../actions/promote/src/outputs.ts';
import type { Promotion, Result } from '../../../actions/promote/src/result.ts';
import { run } from '../../../actions/promote/src/run.ts';
import { type GitHub, startGitHub } from '../../sandbox/github/index.ts';

export const repository = 'acme/environments';
export const app = 'gitops[bot]';

export function image(name: string, version: string): string {
  const digest = Buffer.from(`${name} ${version}`).toString('hex').padEnd(64, '0').slice(0, 64);
  return `ghcr.io/acme/${name}:${version}@sha256:${digest}`;
}

/** What an environment's file of an app holds. */
export function manifest(name: string, version: string, more = ''): string {
  return `# ${name}\nreplicas: 2 # two are enough\nimage: ${image(name, version)}\n${more}`;
}

export function fileOf(environment: string, name: string): string {
  return `envs/${environment}/${name}.yaml`;
}

export interface Layout {
  /** The environments of gitops.yaml, without what they all have. */
  readonly environments: readonly (readonly [name: string, settings: string])[];
  readonly apps: readonly string[];
  readonly groups?: string;
  /** Further keys of gitops.yaml. */
  readonly more?: string;
  /** What every environment runs at first. */
  readonly version?: string;
}

export function configOf({ environments, apps, groups = '', more = '' }: Layout): string {
  const listed = environments.map(
    ([name, settings]) => `  - { name: ${name}, path: envs/${name}${settings === '' ? '' : `, ${settings}`} }`,
  );
  const known = apps.map(
    (name) =>
      `  - { name: ${name}, images: [{ image: ghcr.io/acme/${name}, targets: [{ file: "{path}/${name}.yaml" }] }] }`,
  );
  return ['version: 1', 'environments:', ...listed, 'apps:', ...known, groups, more, ''].join('\n');
}

export function filesOf(layout: Layout): Record<string, string> {
  const { environments, apps, version = '1.0.0' } = layout;
  const manifests = environments.flatMap(([environment]) =>
    apps.map((name) => [fileOf(environment, name), manifest(name, version)] as const),
  );
  return { 'gitops.yaml': configOf(layout), 'README.md': '# Environments\n', ...Object.fromEntries(manifests) };
}

/** An environment repository, to which promote is applied in this process. */
export interface World extends AsyncDisposable {
  readonly github: GitHub;
  readonly repository: string;
  readonly token: string;
  /** What the runs would have printed. */
  readonly log: readonly string[];
  /** Who is trusted to sign. */
  roots: TrustRoots;
  /** How far the clock of promote is ahead, in milliseconds. */
  ahead: number;
  promote(inputs?: Readonly<Record<string, string>>): Promise<Promoted>;
  /** A person's commit straight to a branch. */
  commit(files: Readonly<Record<string, string>>, branch?: string): Promise<string>;
  /** So many commits that change nothing of the environments, a second each, the first in a minute. */
  fill(count: number): Promise<void>;
  /** A person's pull request; its number. */
  propose(files: Readonly<Record<string, string>>, by?: string): Promise<number>;
  /** A person's pull request from a branch of that name. */
  start(branch: string, files: Readonly<Record<string, string>>, trailers?: string): Promise<number>;
  /** An environment gets a version of an app, by a person's commit. */
  deploy(environment: string, name: string, version: string): Promise<string>;
  merge(number: number, method?: 'squash' | 'merge'): Promise<void>;
  close(number: number): Promise<void>;
  /** A person tells a pull request to merge itself. */
  enableAutoMerge(number: number): Promise<void>;
  read(path: string, ref?: string): Promise<string>;
  /** What `gitops/gates` says of a pull request's head. */
  gates(number: number): { readonly state: string; readonly description: string | null } | undefined;
  pullRequests(): ReturnType<ReturnType<GitHub['administer']>['pullRequests']>;
}

interface Promoted {
  readonly result: Result;
  readonly outputs: ReturnType<typeof outputs>;
  /** What was sent, in order: operations of GraphQL, else paths. */
  readonly sent: readonly string[];
  readonly promotions: readonly Promotion[];
}

const permissions = {
  metadata: 'read',
  contents: 'write',
  'pull-requests': 'write',
  statuses: 'write',
  checks: 'read',
  members: 'read',
} as const;

/** @param files how many there are beside those that matter */
export async function startWorld(layout: Layout, { files = 0 } = {}): Promise<World> {
  const github = await startGitHub();
  const more = Array.from(
    { length: files },
    (_, index) => [`more/${index % 50}/${index}.yaml`, `a: ${index}\n`] as const,
  );
  await github.createRepository(repository, { ...filesOf(layout), ...Object.fromEntries(more) });
  return worldOf(github, repository);
}

export function worldOf(github: GitHub, name: string): World {
  const log: string[] = [];
  const { apiUrl, graphqlUrl } = github;
  const mint = (actor: string, kind: 'user' | 'app'): string =>
    github.mintToken({ actor, kind, repositories: { [name]: permissions } });
  const connect = (token: string) => connectGitHub({ token: new Secret(token), apiUrl, graphqlUrl }, patience(5_000));
  const token = mint(app, 'app');
  const person = connect(mint('octocat', 'user'));
  const sendAs = async (as: typeof person, fields: Parameters<typeof person.send>[0]['fields']) => {
    const sent = await as.send({ name: 'Person', repository: name, fields });
    if (sent.kind !== 'done') throw new Error(JSON.stringify(sent));
    return sent;
  };
  const writing = (files: Readonly<Record<string, string>>) =>
    Object.entries(files).map(([path, text]) => {
      return {
        kind: 'write' as const,
        path,
        bytes: Buffer.from(text),
        mode: '100644' as const,
        previousMode: undefined,
      };
    });
  const head = async (ref: string): Promise<string> => (await github.resolveRef(name, ref)) ?? '';
  const administration = github.administer(name);
  const world: World = {
    github,
    repository: name,
    token,
    log,
    roots: async () => undefined,
    ahead: 0,
    async promote(given = {}) {
      const before = github.requests.length;
      const texts: Readonly<Record<string, string>> = { repository: name, token, 'retry-for': '20s', ...given };
      const result = await run(
        parseInputs(table, (key) => texts[key] ?? ''),
        {
          github: connectGitHub({ token: new Secret(texts.token ?? token), apiUrl, graphqlUrl }, patience(20_000)),
          patience: patience(20_000),
          log: { info: (line) => void log.push(line), annotate: (_, message) => void log.push(message) },
          release: async () => undefined,
          now: () => new Date(Date.now() + world.ahead),
          metrics: async (servers) => prometheus({ servers, token: undefined }),
          verify: async (bundles, expected) => await verifyProvenance(bundles, expected, world.roots),
          actor: '',
        },
      );
      const sent = github.requests
        .slice(before)
        .map(({ graphql, path }) => graphql ?? path.replace(/[0-9a-f]{40}/, '…'));
      return { result, outputs: outputs(result), sent, promotions: result.promotions };
    },
    async commit(files, branch = 'main') {
      const message = { headline: `Edit ${Object.keys(files).join(', ')}`, body: '' };
      const commit = { repository: name, branch, parent: await head(branch), message, changes: writing(files) };
      const { commit: made } = await sendAs(person, [commitOnBranch(commit)]);
      return made?.oid ?? '';
    },
    async fill(count) {
      const since = Math.floor(Date.now() / 1_000) + 60;
      const commits = Array.from({ length: count }, (_, index) => {
        const from = index === 0 ? 'from refs/heads/main^0\n' : '';
        const who = `committer octocat <octocat@example.com> ${since + index} +0000`;
        return `commit refs/heads/main\n${who}\ndata 7\nNothing\n${from}M 100644 inline README.md\ndata 4\n${String(index).padStart(4, '0')}\n`;
      });
      const git = spawn('git', ['-C', github.repositoryPath(name), 'fast-import', '--quiet'], {
        stdio: ['pipe', 'ignore', 'inherit'],
      });
      git.stdin.end(commits.join(''));
      const [code] = await once(git, 'exit');
      if (code !== 0) throw new Error(`git fast-import ended with ${code}`);
    },
    propose: (files, by = 'octocat') => open(`feature-${randomUUID()}`, files, by),
    start: (branch, files, trailers = '') => open(branch, files, 'octocat', trailers),
    deploy: (environment, of, version) => world.commit({ [fileOf(environment, of)]: manifest(of, version) }),
    async merge(number, method = 'squash') {
      await rest('PUT', `/pulls/${number}/merge`, { merge_method: method });
    },
    async close(number) {
      await rest('PATCH', `/pulls/${number}`, { state: 'closed' });
    },
    async enableAutoMerge(number) {
      const change = (await person.overview({ repository: name, context: 'x' })).pullRequests.find(
        (each) => each.number === number,
      );
      if (change === undefined) throw new Error(`#${number} is not open`);
      const message = { headline: change.title, body: '' };
      await sendAs(person, [mergeWhenReady({ ...change, method: 'squash', message })]);
    },
    async read(path, ref = 'main') {
      return (await github.readFile(name, await head(ref), path)) ?? '';
    },
    gates(number) {
      const change = administration.pullRequests().find((each) => each.number === number);
      return administration.statuses(change?.headOid ?? '').find(({ context }) => context === 'gitops/gates');
    },
    pullRequests: () => administration.pullRequests(),
    [Symbol.asyncDispose]: () => github[Symbol.asyncDispose](),
  };
  async function open(branch: string, files: Readonly<Record<string, string>>, by: string, body = ''): Promise<number> {
    const { repositoryId } = await person.overview({ repository: name, context: 'x' });
    const parent = await head('main');
    const message = { headline: 'A feature', body };
    const { pullRequest } = await sendAs(by === 'octocat' ? person : connect(mint(by, 'user')), [
      createBranch({ repositoryId, branch, oid: parent }),
      commitOnBranch({ repository: name, branch, parent, message, changes: writing(files) }),
      openPullRequest({ repositoryId, base: 'main', branch, title: 'A feature', body: 'Mine.', draft: false }),
    ]);
    return pullRequest?.number ?? 0;
  }
  const personToken = mint('octocat', 'user');
  async function rest(method: string, path: string, body: object): Promise<void> {
    const headers = { authorization: `Bearer ${personToken}`, 'content-type': 'application/json' };
    const response = await fetch(`${apiUrl}/repos/${name}${path}`, { method, headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  }
  return world;
}
