import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient, type KubernetesObject } from '#cluster';
import { agentReleases } from '../../sandbox/agents/index.ts';
import { controlPlane, requirePart } from '../../sandbox/parts.ts';
import { app, environments, type Stage, startStage } from './stage.ts';

const isPossible = requirePart(await controlPlane()) && agentReleases.flux !== undefined;

const digest = `sha256:${'a'.repeat(64)}`;
const canary = 'canary-0e7f';

const ready = (status: string, reason: string, message = ''): object => ({
  ...{ type: 'Ready', status, reason, message, observedGeneration: 1, lastTransitionTime: '2026-01-01T00:00:00Z' },
});

describe.skipIf(!isPossible)('the action on a real API server, with no more rights than its README asks for', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  const source = (name: string, commit: string): KubernetesObject => ({
    ...{
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'GitRepository',
      metadata: { name, namespace: 'flux-system' },
    },
    spec: { interval: '1h', url: `${stage.github.url}/${environments}`, ref: { branch: 'main' } },
    status: {
      ...{ observedGeneration: 1, conditions: [ready('True', 'Succeeded')] },
      artifact: {
        revision: `main@sha1:${commit}`,
        path: 'x',
        url: 'http://x',
        digest,
        lastUpdateTime: '2026-01-01T00:00:00Z',
      },
    },
  });
  const kustomization = (
    name: string,
    commit: string,
    condition = ready('True', 'ReconciliationSucceeded'),
  ): KubernetesObject => ({
    ...{
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata: { name, namespace: 'flux-system' },
    },
    spec: { interval: '1h', prune: true, path: `./${name}`, sourceRef: { kind: 'GitRepository', name } },
    status: {
      ...{ observedGeneration: 1, conditions: [condition] },
      ...{ lastAppliedRevision: `main@sha1:${commit}`, lastAttemptedRevision: `main@sha1:${commit}` },
      inventory: { entries: [{ id: `shop_${name}_apps_Deployment`, v: 'v1' }] },
    },
  });
  const workload = (name: string, image: string): KubernetesObject => ({
    ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace: 'shop' } },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: { terminationGracePeriodSeconds: 0, containers: [{ name: 'app', image }] },
      },
    },
  });
  const old = 'f'.repeat(40);
  const imageOf = (name: string): string => `registry.example.com/${name}:1.0.1@${digest}`;

  it('waits for the merge, then for the pods, and shows the deployment on the app’s commit', {
    timeout: 60_000,
  }, async () => {
    const name = 'web';
    await stage.put(workload(name, 'registry.example.com/web:1.0.0'), source(name, old), kustomization(name, old));
    const trailers = `Gitops-Environment: dev\nGitops-Source: ${app}@${stage.appCommit} https://x.example/run`;
    const number = await stage.propose(`dev: web 1.0.1\n\n${trailers}`);
    const waiting = stage.wait({ 'pull-request': `${number}`, image: imageOf(name), name, timeout: '40s' });
    await sleep(1_500);
    const commit = await stage.merge(number);
    await untilAsked(name);
    await stage.put(source(name, commit), workload(name, imageOf(name)), kustomization(name, commit));
    const { exitCode, outputs, log } = await waiting;
    expect(log).not.toMatch(/::(error|warning)/);
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({
      ...{ state: 'synced', commit, revision: `main@sha1:${commit}`, images: imageOf(name), message: 'synced' },
      ...{ 'app-repository': app, 'app-commit': stage.appCommit },
    });
    expect(JSON.parse(outputs.stages ?? '').map((each: { readonly stage: string }) => each.stage)).toEqual([
      ...['merged', 'fetched', 'applied', 'healthy', 'ready', 'synced'],
    ]);
    const [deployment, ...others] = await stage.published();
    expect(others).toEqual([]);
    expect(deployment).toMatchObject({
      ...{ id: Number(outputs['deployment-id']), environment: 'dev' },
      payload: { image: imageOf(name), 'env-repo': environments, commit },
      statuses: [
        { state: 'in_progress', description: 'on its way' },
        { state: 'success', description: 'synced' },
      ],
    });
    // another run of the same goes on with the same deployment
    const again = await stage.wait({ commit, image: imageOf(name), name });
    expect(again.outputs).toMatchObject({ state: 'synced', 'deployment-id': outputs['deployment-id'] });
    expect(await stage.published()).toHaveLength(1);
  });

  /** The agent was asked to look at once: the annotation that we wrote is there. */
  async function untilAsked(name: string): Promise<void> {
    using client = createClient(stage.cluster.connection);
    const path = `/apis/source.toolkit.fluxcd.io/v1/namespaces/flux-system/gitrepositories/${name}`;
    for (const deadline = Date.now() + 20_000; Date.now() < deadline; await sleep(50)) {
      const { text } = await client.request({ method: 'GET', path, operation: 'Reading the source' });
      if (text.includes('reconcile.fluxcd.io/requestedAt')) return;
    }
    throw new Error('Nobody asked the agent to look.');
  }

  it('keeps what cluster, agent and app say out of everything that others can read', { timeout: 60_000 }, async () => {
    const commit = (await stage.github.resolveRef(environments, 'main')) ?? '';
    const shown = { commit, 'app-repository': app, 'app-commit': stage.appCommit, timeout: '40s' };
    await stage.put(
      ...['stalled', 'crashing'].map((name) => source(name, commit)),
      kustomization('stalled', commit, { ...ready('True', 'InvalidPath', canary), type: 'Stalled' }),
      workload('crashing', 'registry.example.com/crashing:1.0.1'),
      kustomization('crashing', commit),
    );
    const [stalled, crashing] = await Promise.all([
      stage.wait({ ...shown, name: 'stalled', environment: 'stalled' }),
      stage.wait({ ...shown, name: 'crashing', environment: 'crashing' }),
    ]);
    expect([stalled?.exitCode, crashing?.exitCode]).toEqual([1, 1]);
    // here it has to stand: it is the cause
    expect(stalled?.log).toContain(canary);
    expect(crashing?.log).toContain('Its last line: panic: no configuration found');
    expect([stalled?.outputs.state, crashing?.outputs.message]).toEqual(['failed', 'CRASH_LOOP after stage healthy']);
    const published = await stage.published();
    const ours = published.filter(({ environment }) => ['stalled', 'crashing'].includes(environment));
    expect(ours.map(({ statuses }) => statuses.map(({ state }) => state))).toEqual([
      ['in_progress', 'failure'],
      ['in_progress', 'failure'],
    ]);
    const readable = JSON.stringify([published, stalled?.outputs, crashing?.outputs]);
    for (const secret of [canary, 'panic', 'configuration']) expect(readable).not.toContain(secret);
    expect(stage.github.defects).toEqual([]);
  });

  it.each([
    ['at once', 'nothing'],
    ['though the commit is there', 'web'],
  ])('fails where a deployment that was asked for is refused, %s', async (_, name) => {
    const commit = (await stage.github.resolveRef(environments, 'main')) ?? '';
    const asked = { commit, 'app-repository': app, 'app-commit': stage.appCommit, name };
    const { exitCode, log } = await stage.wait(asked, 'read');
    expect(exitCode).toBe(1);
    expect(log).toContain('lacks the permission "deployments: write"');
  });

  it('makes one deployment where nobody hears of the first', async () => {
    const commit = (await stage.github.resolveRef(environments, 'main')) ?? '';
    const before = (await stage.published()).length;
    await stage.github.faults.set({ kind: 'reset', effect: true }, { matching: /^POST .*\/deployments$/ });
    await stage.github.faults.set({ kind: 'error', effect: true }, { matching: /^POST .*\/statuses$/ });
    const asked = { commit, 'app-repository': app, 'app-commit': stage.appCommit, name: 'web', environment: 'lost' };
    const { exitCode, outputs } = await stage.wait(asked);
    expect([exitCode, outputs.state]).toEqual([0, 'synced']);
    const all = await stage.published();
    expect(all).toHaveLength(before + 1);
    expect(all.find(({ environment }) => environment === 'lost')?.id).toBe(Number(outputs['deployment-id']));
  });
});
