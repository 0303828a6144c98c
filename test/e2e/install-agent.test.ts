import type { ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSamePublicKey, publicKeyIn } from '#agent';
import { type Client, createClient, isKubernetesObject, type KubernetesObject, objectsAt, textAt } from '#cluster';
import { type ActionOutcome, runAction } from '../sandbox/action-process.ts';
import { type Agent, agentReleases, startArgocd, startFlux } from '../sandbox/agents/index.ts';
import { type Cluster, startCluster, writesOf } from '../sandbox/cluster/index.ts';
import { type GitHub, startGitHub } from '../sandbox/github/index.ts';
import { clone } from '../sandbox/github/testing/git-client.ts';
import { argocdServers, controlPlane, fluxControllers, requirePart, sshServer } from '../sandbox/parts.ts';
import { type SshServer, startSshServer } from '../sandbox/ssh/index.ts';
import { scaled } from '../scale.ts';

const hasCluster = requirePart(await controlPlane()) && requirePart(sshServer());
const agents = [
  {
    agent: 'flux',
    namespace: 'flux-system',
    release: agentReleases.flux,
    isThere: requirePart(await fluxControllers()) && hasCluster,
    start: startFlux,
    workloads: ['deployments/source-controller', 'deployments/kustomize-controller'],
    follower: 'source.toolkit.fluxcd.io/v1/namespaces/flux-system/gitrepositories/flux-system',
    ask: { annotation: 'reconcile.fluxcd.io/requestedAt', value: () => `${Date.now()}` },
    revision: (head: string) => `main@sha1:${head}`,
  },
  {
    agent: 'argocd',
    namespace: 'argocd',
    release: agentReleases.argocd,
    isThere: requirePart(await argocdServers()) && hasCluster,
    start: startArgocd,
    workloads: ['deployments/argocd-repo-server', 'statefulsets/argocd-application-controller'],
    follower: 'argoproj.io/v1alpha1/namespaces/argocd/applications/clusters-argocd',
    ask: { annotation: 'argocd.argoproj.io/refresh', value: () => 'normal' },
    revision: (head: string) => head,
  },
] as const;

/** What is left out of a quick run, as something like it is in there. */
const isLong = scaled(0, 1) === 1;

const repository = 'acme/environment';
const image = (tag: string): string => `registry.example.com/web:${tag}`;
const app = (agent: string, tag: string): string => `apiVersion: v1
kind: Namespace
metadata: {name: by-${agent}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: by-${agent}}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: "${image(tag)}"}]}
`;

describe.skipIf(!hasCluster)('an agent that follows a repository', { timeout: 120_000 }, () => {
  let cluster: Cluster;
  let client: Client;
  let github: GitHub;
  let ssh: SshServer;
  let workspace: string;
  const running = new Map<string, Agent>();
  /** Of each agent, what was delivered last. */
  const delivered = new Map<string, string>();

  beforeAll(async () => {
    workspace = await mkdtemp(join(tmpdir(), 'install-agent-'));
    [cluster, github] = await Promise.all([startCluster(), startGitHub()]);
    client = createClient(cluster.connection);
    await github.createRepository(
      repository,
      Object.fromEntries(agents.map(({ agent }) => [`clusters/${agent}/web.yaml`, app(agent, '1')])),
    );
    ssh = await startSshServer(github);
    for (const { agent, release } of agents)
      if (release !== undefined) await copyFile(release, join(workspace, `${agent}.yaml`));
  });
  afterAll(async () => {
    for (const agent of running.values()) await agent[Symbol.asyncDispose]();
    client[Symbol.dispose]();
    await Promise.all([cluster, ssh].map((each) => each[Symbol.asyncDispose]()));
    expect(github.defects).toEqual([]);
    await github[Symbol.asyncDispose]();
    await rm(workspace, { recursive: true, force: true });
  });

  const tokenOf = (): string =>
    github.mintToken({
      ...{ actor: 'ada', kind: 'user' },
      repositories: { [repository]: { administration: 'write', contents: 'write' } },
    });
  function install(
    agent: string,
    inputs: Readonly<Record<string, string>> = {},
    onStart?: (child: ChildProcess) => void,
  ): Promise<ActionOutcome> {
    const { url, apiUrl, graphqlUrl } = github;
    return runAction('install-agent', {
      workspace,
      inputs: {
        ...{ kubeconfig: cluster.kubeconfig, agent, manifests: `${agent}.yaml`, timeout: '90s' },
        ...{ repository, path: `clusters/${agent}`, 'known-hosts': ssh.knownHosts, 'github-token': tokenOf() },
        ...inputs,
      },
      environment: { GITHUB_SERVER_URL: url, GITHUB_API_URL: apiUrl, GITHUB_GRAPHQL_URL: graphqlUrl },
      ...(onStart && { onStart }),
    });
  }

  async function read(path: string): Promise<KubernetesObject | undefined> {
    const { body } = await client.request({ method: 'GET', path, operation: 'Reading' }).catch(() => ({ body: {} }));
    return isKubernetesObject(body) ? body : undefined;
  }

  async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
    for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(100)) {
      const found = await look();
      if (found !== undefined) return found;
    }
    throw new Error(`${what}: it did not happen.\n${[...running.values()].map((each) => each.logs()).join('\n')}`);
  }

  const podRuns = (agent: string, tag: string): Promise<true> =>
    until(`${agent} runs ${tag}`, async () => {
      const path = `/api/v1/namespaces/by-${agent}/pods`;
      const { body } = await client.request({ method: 'GET', path, operation: 'Listing pods' });
      const isRunning = objectsAt(body, 'items').some(
        (pod) =>
          textAt(pod, 'status', 'phase') === 'Running' &&
          objectsAt(pod, 'spec', 'containers').some((container) => container.image === image(tag)),
      );
      return isRunning || undefined;
    });

  /** A commit, and the question to the agent whether there is one. */
  async function deliver({ agent, follower, ask }: (typeof agents)[number], tag: string): Promise<void> {
    await using tree = await clone({ url: `${github.url}/${repository}.git`, token: tokenOf() });
    await tree.commit(`web ${tag}`, { [`clusters/${agent}/web.yaml`]: app(agent, tag) });
    await tree.git('push', '--quiet', 'origin', 'main');
    delivered.set(agent, tag);
    await client.request({
      ...{ method: 'PATCH', path: `/apis/${follower}`, operation: 'Asking for news' },
      ...{ contentType: 'application/merge-patch+json', query: { fieldManager: 'person' } },
      body: JSON.stringify({ metadata: { annotations: { [ask.annotation]: ask.value() } } }),
    });
  }

  async function secretOf(namespace: string): Promise<KubernetesObject> {
    const { body } = await client.request({
      ...{ method: 'GET', path: `/api/v1/namespaces/${namespace}/secrets`, operation: 'Listing the Secrets' },
    });
    const found = objectsAt(body, 'items')
      .map((item) => ({ apiVersion: 'v1', kind: 'Secret', ...item }))
      .filter(isKubernetesObject)
      .find((secret) => publicKeyIn(secret) !== undefined);
    if (found === undefined) throw new Error(`No Secret of ${namespace} holds a deploy key.`);
    return found;
  }

  /** In GitHub, of those that lead into the agent's cluster. */
  const keysOf = (agent: string): readonly string[] =>
    github
      .deployKeys(repository)
      .filter(({ title, readOnly }) => title.startsWith(`gitops-actions ${agent} `) && readOnly)
      .map(({ key }) => key);

  describe.each(agents.filter(({ isThere, release }) => isThere && release !== undefined))('$agent', (each) => {
    const { agent, namespace } = each;

    it('is installed, connected over SSH, and applies the folder', async () => {
      const installing = install(agent);
      // its pods only pretend to run: as soon as they are declared, the real programs take their part
      await until(`${agent} is declared`, async () => {
        const found = await Promise.all(
          each.workloads.map((workload) => read(`/apis/apps/v1/namespaces/${namespace}/${workload}`)),
        );
        return found.every((object) => object !== undefined) || undefined;
      });
      running.set(agent, await each.start(cluster));
      const outcome = await installing;
      expect(outcome.exitCode, `${outcome.log}\n${running.get(agent)?.logs()}`).toBe(0);
      const head = (await github.resolveRef(repository, 'main')) ?? '';
      expect(outcome.outputs).toMatchObject({ ready: 'true', changed: 'true', revision: each.revision(head) });
      await podRuns(agent, '1');
      delivered.set(agent, '1');
      expect(ssh.logs()).toContain('Accepted publickey for git');
      const secret = await secretOf(namespace);
      expect(keysOf(agent)).toEqual([publicKeyIn(secret)]);

      const seen = [outcome.log, outcome.summary, JSON.stringify(outcome.outputs), (await readdir(workspace)).join()];
      for (const part of privateParts(secret)) expect(seen.join('\n')).not.toContain(part);
    });

    it('writes nothing a second time', async () => {
      const before = writesOf(cluster.audit('gitops-actions')).length;
      const requests = github.requests.length;
      const outcome = await install(agent);
      expect(outcome.exitCode, outcome.log).toBe(0);
      expect(outcome.outputs).toMatchObject({ ready: 'true', changed: 'false' });
      expect(writesOf(cluster.audit('gitops-actions')).slice(before)).toEqual([]);
      const ours = github.requests.slice(requests).filter(({ path }) => path.startsWith('/api/'));
      expect(ours.filter(({ method }) => method !== 'GET')).toEqual([]);
    });

    it.runIf(isLong || agent === 'flux')(
      'goes on after a run that was killed between a new key and GitHub, and the next',
      async () => {
        const before = publicKeyIn(await secretOf(namespace)) ?? '';
        await github.faults.set({ kind: 'reset', effect: false }, { times: 1_000, matching: /^POST .*\/keys/ });
        const asked = github.requests.length;
        let child: ChildProcess | undefined;
        const killed = install(agent, { 'rotate-key': 'true' }, (started) => {
          child = started;
        });
        await until('the registration is tried', async () =>
          github.requests.slice(asked).find(({ method, path }) => method === 'POST' && path.endsWith('/keys')),
        );
        child?.kill('SIGKILL');
        await killed;
        await github.faults.clear();
        const between = publicKeyIn(await secretOf(namespace)) ?? '';
        expect(isSamePublicKey(before, between)).toBe(false);
        expect(keysOf(agent)).toEqual([before]);

        const completed = await install(agent);
        expect(completed.exitCode, completed.log).toBe(0);
        expect(keysOf(agent)).toEqual([between]);
        await deliver(each, '2');
        await podRuns(agent, '2');
      },
    );

    it.runIf(isLong)('goes on after its key was rotated', async () => {
      const [before] = keysOf(agent);
      const outcome = await install(agent, { 'rotate-key': 'true' });
      expect(outcome.exitCode, outcome.log).toBe(0);
      expect(keysOf(agent)).toEqual([publicKeyIn(await secretOf(namespace))]);
      expect(keysOf(agent)).not.toEqual([before]);
      await deliver(each, '3');
      await podRuns(agent, '3');
    });

    it.runIf(isLong)('goes on with another credential: a token, then a GitHub App', async () => {
      const token = github.mintToken({
        ...{ actor: 'agent', kind: 'user' },
        repositories: { [repository]: { contents: 'read', metadata: 'read' } },
      });
      const byToken = await install(agent, { credentials: 'token', token, 'known-hosts': '' });
      expect(byToken.exitCode, byToken.log).toBe(0);
      expect(keysOf(agent)).toEqual([]);
      await deliver(each, '4');
      await podRuns(agent, '4');
      const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const app = github.registerApp({
        ...{ slug: `${agent}-reader`, permissions: { contents: 'read', metadata: 'read' }, repositories: [repository] },
        publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      });
      const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
      const byApp = await install(agent, {
        ...{ credentials: 'github-app', 'app-id': `${app.id}`, 'private-key': pem, 'known-hosts': '' },
      });
      expect(byApp.exitCode, `${byApp.log}\n${running.get(agent)?.logs()}`).toBe(0);
      await deliver(each, '5');
      await podRuns(agent, '5');
      const again = await install(agent);
      expect(again.exitCode, again.log).toBe(0);
      expect(keysOf(agent)).toEqual([publicKeyIn(await secretOf(namespace))]);
      await deliver(each, '6');
      await podRuns(agent, '6');
    });

    it('leaves no key behind when it is uninstalled, and its workloads where they are', async () => {
      const outcome = await install(agent, { uninstall: 'true' });
      expect(outcome.exitCode, outcome.log).toBe(0);
      expect(keysOf(agent)).toEqual([]);
      await podRuns(agent, delivered.get(agent) ?? '');
    });
  });
});

/** The private half in every form in which it could be printed. */
function privateParts(secret: KubernetesObject): readonly string[] {
  const encoded = textAt(secret, 'data', 'identity') || textAt(secret, 'data', 'sshPrivateKey');
  const lines = Buffer.from(encoded, 'base64').toString().trim().split('\n').slice(1, -1);
  return [encoded, ...lines];
}
