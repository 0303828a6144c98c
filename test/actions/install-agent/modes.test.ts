import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '#cluster';
import { testData } from '../../packages/manifest/test-data.ts';
import { type ActionOutcome, runAction } from '../../sandbox/action-process.ts';
import { startFlux } from '../../sandbox/agents/index.ts';
import { type Cluster, startCluster, writesOf } from '../../sandbox/cluster/index.ts';
import { type GitHub, startGitHub } from '../../sandbox/github/index.ts';
import { controlPlane, fluxControllers, requirePart } from '../../sandbox/parts.ts';
import { sceneOf } from './repository-scene.ts';

const release = testData('agents/flux-2.9.4.yaml');
const hasFlux = requirePart(await controlPlane()) && requirePart(await fluxControllers()) && release !== undefined;
const repository = 'acme/environments';
const path = 'clusters/production';

const small = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: source-controller
  namespace: flux-system
  labels:
    app.kubernetes.io/component: source-controller
    app.kubernetes.io/part-of: flux
    app.kubernetes.io/version: v2.9.4
spec:
  selector: {matchLabels: {app: source-controller}}
  template:
    metadata: {labels: {app: source-controller}}
    spec: {containers: [{name: manager, image: "ghcr.io/fluxcd/source-controller:v1.9.4"}]}
`;

let github: GitHub;
let workspace: string;
beforeAll(async () => {
  [github, workspace] = await Promise.all([startGitHub({ owner: 'acme' }), mkdtemp(join(tmpdir(), 'modes-'))]);
  await writeFile(join(workspace, 'flux.yaml'), small);
  if (release !== undefined) await copyFile(release, join(workspace, 'release.yaml'));
});
afterAll(async () => {
  expect(github.defects).toEqual([]);
  await github[Symbol.asyncDispose]();
  await rm(workspace, { recursive: true });
});

async function run(token: string, inputs: Readonly<Record<string, string>>, ends = 0): Promise<ActionOutcome> {
  const outcome = await runAction('install-agent', {
    workspace,
    inputs: { agent: 'flux', repository, path, 'github-token': token, ...inputs },
    environment: {
      GITHUB_API_URL: github.apiUrl,
      GITHUB_GRAPHQL_URL: github.graphqlUrl,
      GITHUB_SERVER_URL: github.url,
      GITHUB_REPOSITORY: 'acme/platform',
      GITHUB_SHA: '1'.repeat(40),
      GITHUB_RUN_ID: '7',
      GITHUB_ACTOR: 'octocat',
    },
  });
  // The runner reads the masks and never shows them.
  const shown = outcome.log.replace(/^::add-mask::.*$/gm, '');
  for (const secret of [token, inputs.token ?? token]) {
    expect(`${shown}${outcome.summary}${JSON.stringify(outcome.outputs)}`).not.toContain(secret);
  }
  expect(outcome.exitCode, outcome.log).toBe(ends);
  return outcome;
}

describe('mode commit', () => {
  const commit = { mode: 'commit', manifests: 'flux.yaml', components: 'source' } as const;

  it('proposes the files without a cluster, has nothing to do once they are merged, and takes them away again', async () => {
    await github.createRepository('acme/clusters', { 'README.md': '# Clusters\n' });
    const { token, merge } = sceneOf(github, 'acme/clusters');
    const own = { ...commit, repository: 'acme/clusters' };
    const pulls = () => github.administer('acme/clusters').pullRequests();
    const dry = await run(token, { ...own, 'dry-run': 'true' });
    expect(dry).toMatchObject({ exitCode: 0, outputs: { changed: 'true', 'pull-request-url': '' } });
    expect(pulls()).toEqual([]);
    const opened = await run(token, own);
    const [pull] = pulls();
    const url = `${github.url}/acme/clusters/pull/${pull?.number}`;
    expect(opened).toMatchObject({
      exitCode: 0,
      outputs: { version: '2.9.4', changed: 'true', ready: 'false', revision: '', 'pull-request-url': url },
    });
    expect(JSON.parse(opened.outputs.objects ?? '')).toEqual([
      { id: 'Deployment.apps flux-system/source-controller', action: 'create', fields: [], managers: [] },
    ]);
    expect(opened.summary).toContain(url);
    expect((await run(token, own)).outputs['pull-request-url']).toBe(url);
    await merge(pull?.number);
    expect((await run(token, own)).outputs).toMatchObject({ changed: 'false', 'pull-request-url': '', objects: '[]' });
    const removal = await run(token, { mode: 'commit', repository: 'acme/clusters', uninstall: 'true' });
    expect(pulls().map(({ title, state }) => `${state} ${title}`)).toEqual([
      `merged ${path}: install Flux 2.9.4`,
      `open ${path}: remove Flux 2.9.4`,
    ]);
    expect(removal.outputs).toMatchObject({
      changed: 'true',
      'pull-request-url': `${github.url}/acme/clusters/pull/${pulls().at(-1)?.number}`,
    });
  });

  it('takes no credentials and no cluster, and says so of all at once', async () => {
    const { token } = sceneOf(github, 'acme/clusters');
    const wrong = { ...commit, kubeconfig: '{}', credentials: 'token', token: 'canary' };
    const refused = await run(token, wrong, 1);
    expect(refused.annotations.map(({ message }) => message).join()).toMatch(
      /mode commit takes no credentials.*`kubeconfig` does not go with mode commit/,
    );
  });
});

describe.skipIf(!hasFlux)('mode both', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster();
    await github.createRepository(repository, { 'README.md': '# Clusters\n' });
  });
  afterAll(() => cluster[Symbol.asyncDispose]());

  it('waits for the merge, connects Flux then, and leaves it to itself', { timeout: 150_000 }, async () => {
    const { token, merge } = sceneOf(github, repository);
    const grant = { [repository]: { contents: 'read', metadata: 'read' } } as const;
    const read = github.mintToken({ actor: 'agent', kind: 'user', repositories: grant });
    const both = (timeout: string): Promise<ActionOutcome> =>
      run(token, {
        ...{ mode: 'both', manifests: 'release.yaml', components: 'source\nkustomize', timeout },
        ...{ kubeconfig: cluster.kubeconfig, credentials: 'token', token: read },
      });
    const writes = (): number => writesOf(cluster.audit('gitops-actions')).length;
    const pulls = () => github.administer(repository).pullRequests();

    // a cluster alone was installed before, otherwise
    const alone = { manifests: 'release.yaml', components: 'source\nkustomize', 'log-level': 'debug', timeout: '0s' };
    await run(token, { ...alone, repository: '', path: '', kubeconfig: cluster.kubeconfig });
    const opened = await both('1s');
    const [pull] = pulls();
    expect(opened).toMatchObject({
      exitCode: 0,
      outputs: {
        ready: 'false',
        changed: 'true',
        'pull-request-url': pull && `${github.url}/${repository}/pull/${pull.number}`,
      },
    });
    await using _ = await startFlux(cluster);
    const waiting = both('60s');
    await sleep(1_500);
    await merge(pull?.number);
    const main = await github.resolveRef(repository, 'main');
    const connected = await waiting;
    expect(connected.outputs).toMatchObject({ ready: 'true', revision: `main@sha1:${main}` });
    const before = writes();
    const again = await both('60s');
    console.log(`mode both, once Flux follows the repository: ${writes() - before} writes`);
    expect(again.outputs).toMatchObject({ ready: 'true', changed: 'false', revision: `main@sha1:${main}` });
    expect(writes() - before).toBe(0);
    expect(pulls()).toHaveLength(1);

    const removing = run(token, {
      ...{ mode: 'both', uninstall: 'true', timeout: '60s', kubeconfig: cluster.kubeconfig, credentials: 'token' },
    });
    while (pulls().length < 2) await sleep(100);
    await merge(pulls().at(-1)?.number);
    await removing;
    using client = createClient(cluster.connection);
    const url = '/apis/apps/v1/namespaces/flux-system/deployments/source-controller';
    await expect(client.request({ method: 'GET', path: url, operation: 'Reading' })).rejects.toMatchObject({
      refusal: { status: 404 },
    });
  });
});
