import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agentReleases, apply, type Moment, momentsOf, startWorld, type World } from '../sandbox/agents/index.ts';
import { argocdServers, controlPlane, fluxControllers, requirePart } from '../sandbox/parts.ts';
import { scaled } from '../scale.ts';
import { type Answer, ask, type Question } from './loop/ask.ts';
import {
  type Environment,
  type EnvironmentOptions,
  imageOf,
  makeEnvironment,
  manifest,
  manifestOf,
} from './loop/environment.ts';

const parts = { flux: await fluxControllers(), argocd: await argocdServers() };
const hasCluster = requirePart(await controlPlane());
const agents = (['flux', 'argocd'] as const).slice(0, scaled(1, 2));
const areThere = agents
  .map((name) => requirePart(parts[name]) && hasCluster && agentReleases[name] !== undefined)
  .every((isThere) => isThere);

/** Never get well: nobody has such volumes, and there is nothing to scale. */
const unwell = {
  flux: `apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: other}
spec: {accessModes: [ReadWriteOnce], storageClassName: absent, resources: {requests: {storage: 1Gi}}}
`,
  argocd: `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: other}
spec:
  maxReplicas: 2
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: absent}
`,
};

/** Milliseconds. */
const skew = 250;

// Every answer is held against what somebody else has seen of the cluster meanwhile.
describe.skipIf(!areThere).each(agents)('waiting on the real controllers of %s', (agent) => {
  let world: World;
  let count = 0;
  beforeAll(async () => {
    world = await startWorld(agent);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  async function environment(options: Partial<EnvironmentOptions> = {}): Promise<Environment> {
    count += 1;
    const made = await makeEnvironment(world, { agent, name: `${agent}-${count}`, ...options });
    await until(made, ({ healthy, image }) => healthy !== undefined && image === imageOf(0));
    return made;
  }

  const moments = (place: Environment): readonly Moment[] => momentsOf(world.watcher.sightings, place);

  async function until(place: Environment, is: (moment: Moment) => boolean): Promise<void> {
    for (const deadline = Date.now() + 20_000; Date.now() < deadline; await sleep(20)) {
      const last = moments(place).at(-1);
      if (last !== undefined && is(last)) return;
    }
    throw new Error(`It did not come to that:\n${world.agent.logs()}`);
  }

  const wait = (place: Environment, question: Question): Promise<Answer> => ask(world, place, question);

  /** Has the agent read the repository with a token that nobody knows. */
  async function refuse(place: Environment): Promise<void> {
    const login = { username: 'git', password: 'ghs_unknown' };
    const url = `${world.github.url}/${place.repository}`;
    const labels = { 'argocd.argoproj.io/secret-type': 'repository' };
    const [namespace, name] = agent === 'flux' ? [place.namespace, 'login'] : ['argocd', `login-${place.namespace}`];
    await apply(world.cluster, namespace, [
      {
        ...{ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace, ...(agent === 'argocd' && { labels }) } },
        stringData: agent === 'flux' ? login : { type: 'git', url, ...login },
      },
    ]);
    if (agent === 'flux') await place.patch('source', { spec: { secretRef: { name } } });
  }

  /** Green, and not before the agent and the pods were there; streams of one server reach their readers at different times. */
  async function expectSynced(
    place: Environment,
    answer: Answer,
    { commits, image }: { readonly commits: readonly string[]; readonly image: string },
  ): Promise<void> {
    expect(answer).toMatchObject({ state: 'synced', code: '' });
    await sleep(skew);
    const truth = moments(place).find((each) => commits.includes(each.healthy ?? '') && each.image === image);
    expect((truth?.at ?? Number.NaN) - answer.end, 'the agent and the pods were there').toBeLessThan(skew);
  }

  it.concurrent('says synced when the agent has applied the commit and all pods run its image', async () => {
    const place = await environment();
    const commit = await place.release(1);
    const answer = await wait(place, { commit, image: imageOf(1) });
    await expectSynced(place, answer, { commits: [commit], image: imageOf(1) });
  });

  it.concurrent('takes a later commit for an earlier one that the agent skipped, as long as the image is the same', async () => {
    const place = await environment();
    const first = await place.release(1);
    const second = await place.commit({ 'NOTES.md': 'unrelated\n' });
    const answer = await wait(place, { commit: first, image: imageOf(1) });
    await expectSynced(place, answer, { commits: [second], image: imageOf(1) });
  });

  it.concurrent('says superseded when a later release came in its place', async () => {
    const place = await environment();
    const first = await place.release(1);
    const second = await place.release(2);
    const [one, two] = await Promise.all([
      wait(place, { commit: first, image: imageOf(1) }),
      wait(place, { commit: second, image: imageOf(2) }),
    ]);
    await expectSynced(place, two, { commits: [second], image: imageOf(2) });
    expect(one.state).toBe('superseded');
  });

  it.concurrent('is not taken in by pods that ran the image before a revert', async () => {
    const place = await environment();
    const release = await place.release(1);
    const revert = await place.release(0);
    const [reverted, released] = await Promise.all([
      wait(place, { commit: revert, image: imageOf(0) }),
      wait(place, { commit: release, image: imageOf(1) }),
    ]);
    await expectSynced(place, reverted, { commits: [revert], image: imageOf(0) });
    expect(released.state).toBe('superseded');
  });

  it.concurrent('says that the branch went elsewhere when the commit was forced out of it', async () => {
    const place = await environment();
    const base = await place.commit({ 'NOTES.md': 'base\n' });
    const lost = await place.release(1);
    await place.release(2, base);
    const answer = await wait(place, { commit: lost, image: imageOf(1) });
    expect(answer).toMatchObject({ state: 'failed', code: 'COMMIT_DIVERGED' });
  });

  it.concurrent('waits for the pods, not only for the agent, while those of the old ReplicaSet are still ready', async () => {
    const place = await environment();
    const commit = await place.commit({ [manifest]: manifestOf(imageOf(1, 'missing')) });
    const answer = await wait(place, { commit, image: imageOf(1, 'missing') });
    expect(answer).toMatchObject({ state: 'failed', code: 'IMAGE_PULL' });
  });

  it.concurrent('waits until old pods are gone', async () => {
    const place = await environment();
    const slow = manifestOf(imageOf(1), { replicas: 3 }).replace('replicas:', 'minReadySeconds: 1\n  replicas:');
    const commit = await place.commit({ [manifest]: slow });
    const answer = await wait(place, { commit, image: imageOf(1) });
    await expectSynced(place, answer, { commits: [commit], image: imageOf(1) });
  });

  it.concurrent('says at once that nobody is going to apply it', async () => {
    const place = await environment();
    await place.patch(
      'agent',
      agent === 'flux' ? { spec: { suspend: true } } : { spec: { syncPolicy: { automated: null } } },
    );
    const commit = await place.release(1);
    const answer = await wait(place, { commit, image: imageOf(1) });
    expect(answer).toMatchObject({ state: 'failed', code: agent === 'flux' ? 'AGENT_SUSPENDED' : 'AUTO_SYNC_OFF' });
  });

  const broken = [
    {
      code: 'AGENT_BUILD',
      files: { [manifest]: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: [\n' },
      words: { flux: /^BuildFailed: .*MalformedYAMLError/, argocd: /^ComparisonError: .*yaml/i },
    },
    {
      code: 'AGENT_APPLY',
      files: { [manifest]: manifestOf(imageOf(1)).replace('replicas: 1', 'replicas: many') },
      words: { flux: /^ReconciliationFailed: .*expected numeric/s, argocd: /^Failed: .*failed to apply/ },
    },
  ];
  it.concurrent('ends in AGENT_SOURCE where the agent may not read the repository', async () => {
    const place = await environment();
    await refuse(place);
    const commit = await place.release(1);
    const answer = await wait(place, { commit, image: imageOf(1) });
    const words = {
      flux: /^GitOperationFailed: .*authentication required/s,
      argocd: /^ComparisonError: .*authentication required/s,
    };
    expect([answer.state, answer.code, answer.reason]).toEqual([
      'failed',
      'AGENT_SOURCE',
      expect.stringMatching(words[agent]),
    ]);
  });

  // Flux takes half a minute for a check, at the least, and two failed ones for a failure
  const ifThereIsTime = scaled(0, 1) === 0 ? it.skip : it.concurrent;
  ifThereIsTime(
    'ends in AGENT_HEALTH where something else than the pods does not get well',
    { timeout: 180_000 },
    async () => {
      const place = await environment({ kustomization: { wait: true, timeout: '30s' } });
      const commit = await place.commit({ 'other.yaml': unwell[agent] });
      const answer = await wait(place, { commit, image: imageOf(0), timeout: 150_000 });
      const words = { flux: /^HealthCheckFailed: .*PersistentVolumeClaim.*InProgress/s, argocd: /^Degraded: / };
      expect([answer.state, answer.code, answer.reason]).toEqual([
        'failed',
        'AGENT_HEALTH',
        expect.stringMatching(words[agent]),
      ]);
    },
  );

  it.concurrent.each(broken)('ends in $code, with the words of the agent', async ({ code, files, words }) => {
    const place = await environment();
    const commit = await place.commit(files);
    const answer = await wait(place, { commit, image: imageOf(1) });
    expect([answer.state, answer.code, answer.reason]).toEqual(['failed', code, expect.stringMatching(words[agent])]);
  });

  it('takes no old success for that of a commit which the agent has not seen', async () => {
    const place = await environment();
    const commit = await place.commit({ 'NOTES.md': 'unrelated\n' });
    world.agent.pause();
    const answer = await wait(place, { commit, image: imageOf(0), timeout: 3_000 }).finally(() => world.agent.resume());
    expect(answer).toMatchObject({ state: 'timeout', code: 'TIMEOUT' });
  });
});
