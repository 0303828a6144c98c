import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Asked,
  type Notice,
  noticesOf,
  wordsThatCount,
} from '../../../actions/wait-for-sync/src/via-github/notices.ts';
import { type NoticeState, nextNotice } from '../../../actions/wait-for-sync/src/via-github/state.ts';
import { runAction } from '../../sandbox/action-process.ts';
import { type GitHub, startGitHub } from '../../sandbox/github/index.ts';
import { restOf } from '../../sandbox/rest.ts';

const anybody: Asked = { agent: 'auto', name: undefined };
const status = (context: string, description: string, state: 'success' | 'failure' = 'success') => ({
  ...{ context, description, state },
});
const done = (name: string) => status(`kustomization/${name}/0c9c2e41`, 'reconciliation succeeded');
const broken = (name: string) => status(`kustomization/${name}/0c9c2e41`, 'build failed', 'failure');
const notices = (...statuses: readonly ReturnType<typeof status>[]): readonly Notice[] =>
  noticesOf('c', statuses, anybody);

const start: NoticeState = {
  ...{ timeout: 60_000, patience: 10_000, start: 0, now: 0, notices: [], done: new Map(), failing: new Map() },
  ...{ expected: ['kustomization/apps', 'kustomization/infra'], lostAt: undefined, outcome: undefined },
};

type Look = readonly [at: number, statuses: readonly ReturnType<typeof status>[], answer: string, isOnBranch?: boolean];

const answerOf = ({ outcome }: NoticeState): string =>
  outcome === undefined ? 'waiting' : 'code' in outcome ? outcome.code : outcome.state;

describe('what agents say on GitHub', () => {
  it.each<readonly [what: string, expected: readonly string[], looks: readonly Look[]]>([
    [
      'is done when all who spoke before have said so',
      start.expected,
      [
        [0, [], 'waiting'],
        [100, [done('apps')], 'waiting'],
        [200, [done('apps'), done('infra')], 'synced'],
      ],
    ],
    [
      'is done a while after the first word where nobody spoke before',
      [],
      [
        [0, [], 'waiting'],
        [100, [done('apps')], 'waiting'],
        [9_000, [done('apps'), broken('infra')], 'waiting'],
        [12_000, [done('apps'), done('infra')], 'waiting'],
        [22_000, [done('apps'), done('infra')], 'synced'],
      ],
    ],
    [
      'has failed when that lasts',
      start.expected,
      [
        [0, [broken('apps')], 'waiting'],
        [9_000, [broken('apps')], 'waiting'],
        [10_000, [broken('apps')], 'AGENT_BUILD'],
      ],
    ],
    [
      'is late when somebody stays silent',
      start.expected,
      [
        [0, [done('apps')], 'waiting'],
        [60_000, [done('apps')], 'TIMEOUT'],
      ],
    ],
    [
      'will never come of a commit that the branch has lost',
      start.expected,
      [
        [0, [], 'waiting', false],
        [3_000, [], 'COMMIT_DIVERGED', false],
      ],
    ],
  ])('%s', (_, expected, looks) => {
    let state: NoticeState = { ...start, expected };
    for (const [at, statuses, answer, isOnBranch = true] of looks) {
      state = nextNotice(state, { at, isOnBranch, notices: notices(...statuses) });
      expect(`${at}: ${answerOf(state)}`).toBe(`${at}: ${answer}`);
    }
  });

  it('is of those alone whom somebody asks for', () => {
    const all = [done('apps'), done('infra'), status('continuous-delivery/shop', 'synced'), status('ci', 'passed')];
    const keys = (asked: Asked): readonly string[] => noticesOf('c', all, asked).map(({ key }) => key);
    expect(keys(anybody)).toEqual(['kustomization/apps', 'kustomization/infra', 'application/shop']);
    expect(keys({ agent: 'auto', name: 'infra' })).toEqual(['kustomization/infra']);
    expect(keys({ agent: 'argocd', name: undefined })).toEqual(['application/shop']);
  });

  it('counts by the last commit that it is said of, unless it was done with an earlier one', () => {
    const words = [...noticesOf('ours', [broken('apps')], anybody), ...noticesOf('later', [done('apps')], anybody)];
    expect(wordsThatCount(words)).toMatchObject([{ commit: 'later', outcome: { state: 'done' } }]);
    const worse = [...noticesOf('ours', [done('apps')], anybody), ...noticesOf('later', [broken('apps')], anybody)];
    expect(wordsThatCount(worse)).toMatchObject([{ commit: 'ours', outcome: { state: 'done' } }]);
  });
});

describe('the action without a cluster', () => {
  const [environments, app] = ['acme/environment', 'acme/web'];
  let github: GitHub;
  let head = '';
  let appCommit = '';
  beforeAll(async () => {
    github = await startGitHub({ owner: 'acme' });
    await github.createRepository(environments, { 'gitops.yaml': 'version: 1\napps: []\n' });
    await github.createRepository(app, { 'main.go': 'package main\n' });
    const git = `/repos/${environments}/git`;
    const everything = { contents: 'write', statuses: 'write' } as const;
    const rest = restOf(
      github.apiUrl,
      github.mintToken({ actor: 'flux[bot]', kind: 'app', repositories: { [environments]: everything } }),
    );
    const before = (await github.resolveRef(environments, 'main')) ?? '';
    appCommit = (await github.resolveRef(app, 'main')) ?? '';
    // anybody can write such a trailer
    const message = `dev: web\n\nGitops-Source: ${app}@${appCommit} https://x.example/run`;
    const tree = await rest.send('POST', `${git}/trees`, {
      base_tree: before,
      tree: [{ path: 'web.yaml', mode: '100644', type: 'blob', content: 'image: web:2\n' }],
    });
    const commit = await rest.send('POST', `${git}/commits`, { message, tree: Object(tree).sha, parents: [before] });
    head = Object(commit).sha;
    await rest.send('PATCH', `${git}/refs/heads/main`, { sha: head });
    for (const sha of [before, head]) {
      await rest.send('POST', `/repos/${environments}/statuses/${sha}`, done('apps'));
    }
  });
  afterAll(() => github[Symbol.asyncDispose]());

  const wait = (inputs: Readonly<Record<string, string>>) => {
    const read = { metadata: 'read', contents: 'read', statuses: 'read' } as const;
    const write = { metadata: 'read', deployments: 'write' } as const;
    const mint = (repository: string, grant: typeof read | typeof write): string =>
      github.mintToken({ actor: 'reader[bot]', kind: 'app', repositories: { [repository]: grant } });
    return runAction('wait-for-sync', {
      inputs: {
        repository: environments,
        token: mint(environments, read),
        'deployment-token': mint(app, write),
        ...inputs,
      },
      environment: {
        ...{ GITHUB_API_URL: github.apiUrl, GITHUB_GRAPHQL_URL: github.graphqlUrl, GITHUB_SERVER_URL: github.url },
        GITHUB_REPOSITORY: app,
      },
    });
  };

  it('goes by the statuses of the newest commit, and trusts no trailer that gitops.yaml does not bear out', async () => {
    const { exitCode, outputs, log } = await wait({});
    expect(log).not.toContain('::error');
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({ state: 'synced', commit: head, 'app-repository': '', 'deployment-id': '' });
    expect(github.defects).toEqual([]);
  });

  it('does so too where the cluster cannot be reached, and says that', { timeout: 20_000 }, async () => {
    const cluster = { server: 'https://127.0.0.1:1', 'cluster-token': 'x' };
    const named = { 'app-repository': app, environment: 'dev' };
    const { exitCode, outputs, annotations } = await wait({ ...cluster, ...named });
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({ state: 'synced', 'app-commit': appCommit });
    expect(annotations.map(({ level, message }) => `${level} ${message}`)).toEqual([
      expect.stringMatching(/^warning What the agents say on GitHub has to do: .*127\.0\.0\.1:1/),
    ]);
  });

  it.each([
    ['two commits', { commit: 'a'.repeat(40), 'pull-request': '1' }, '`commit` and `pull-request` are both given'],
    ['no commit', { commit: 'main' }, 'commit'],
    ['an address that is no page', { 'environment-url': 'javascript:alert(1)' }, 'environment-url'],
    ['two ways to a cluster', { server: 'https://x.example', 'in-cluster': 'true' }, 'the cluster is reached one way'],
  ])('refuses %s before anything is asked', async (_, inputs, message) => {
    const before = github.requests.length;
    const { exitCode, log } = await wait(inputs);
    expect(exitCode).toBe(1);
    expect(log).toContain(message);
    expect(github.requests).toHaveLength(before);
  });
});
