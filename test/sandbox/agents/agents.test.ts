import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AgentCredentials,
  argocdConnection,
  fluxConnection,
  httpsUrl,
  type KubernetesObject,
  revealed,
} from '#agent';
import { createClient } from '#cluster';
import { Secret } from '#secret';
import { type Cluster, startCluster } from '../cluster/index.ts';
import { type GitHub, startGitHub } from '../github/index.ts';
import { argocdServers, controlPlane, fluxControllers, requirePart } from '../parts.ts';
import { type Agent, agentReleases, apply, applyArgocd, applyFlux, startArgocd, startFlux } from './index.ts';

const hasCluster = requirePart(await controlPlane());
const hasFlux = requirePart(await fluxControllers()) && hasCluster && agentReleases.flux !== undefined;
const hasArgocd = requirePart(await argocdServers()) && hasCluster && agentReleases.argocd !== undefined;

const image = `registry.example.com/web:1.0.0@sha256:${'ab'.repeat(32)}`;
const deployment = (namespace: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: ${namespace}}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: "${image}"}]}
`;
const namespaceOf = (name: string): string => `apiVersion: v1\nkind: Namespace\nmetadata: {name: ${name}}\n`;

describe.skipIf(!hasFlux && !hasArgocd)('the real agents on a real control plane', () => {
  let cluster: Cluster;
  let github: GitHub;
  beforeAll(async () => {
    [cluster, github] = await Promise.all([startCluster(), startGitHub({ owner: 'acme' })]);
    await github.createRepository('acme/environment', {
      'flux/web.yaml': `${namespaceOf('by-flux')}---\n${deployment('by-flux')}`,
      'argocd/web.yaml': `${namespaceOf('by-argocd')}---\n${deployment('by-argocd')}`,
    });
  });
  afterAll(async () => {
    await cluster[Symbol.asyncDispose]();
    await github[Symbol.asyncDispose]();
  });

  const credentials = (): AgentCredentials => {
    const grant = { 'acme/environment': { contents: 'read', metadata: 'read' } } as const;
    return {
      kind: 'token',
      token: new Secret(github.mintToken({ actor: 'agent', kind: 'user', repositories: grant })),
    };
  };
  const shared = () => ({
    url: httpsUrl({ serverUrl: github.url, repository: 'acme/environment' }),
    branch: 'main',
    credentials: credentials(),
  });

  /** The images of the pods that run, once there are any. */
  async function podsIn(namespace: string, agent: Agent): Promise<readonly string[]> {
    using client = createClient(cluster.connection);
    for (const deadline = Date.now() + 30_000; Date.now() < deadline; await sleep(50)) {
      const path = `/api/v1/namespaces/${namespace}/pods`;
      const { text } = await client.request({ method: 'GET', path, operation: 'Listing pods' });
      const { items }: Pods = JSON.parse(text);
      const running = items.filter(({ status }) => status.phase === 'Running');
      if (running.length > 0) return running.flatMap(({ spec }) => spec.containers.map((each) => each.image));
    }
    throw new Error(`No pod runs in ${namespace}:\n${agent.logs()}`);
  }

  it.skipIf(!hasFlux)('Flux pulls a folder over HTTP and applies it', async () => {
    await applyFlux(cluster);
    await using flux = await startFlux(cluster);
    const options = { namespace: 'flux-system', path: 'flux', interval: 60_000, multiTenant: false };
    const { secret, source, kustomization } = fluxConnection({ ...options, ...shared() });
    await apply(cluster, 'flux-system', [...(secret ? [revealed(secret)] : []), source, kustomization]);
    expect(await podsIn('by-flux', flux)).toEqual([image]);
  });

  it.skipIf(!hasArgocd)('Argo CD pulls a folder over HTTP and applies it', async () => {
    await applyArgocd(cluster);
    await using argocd = await startArgocd(cluster);
    const options = { namespace: 'argocd', path: 'argocd', project: 'default', autoSync: true };
    const { project, secret, application } = argocdConnection({ ...options, ...shared() });
    const before: readonly KubernetesObject[] = [...(project ? [project] : []), ...(secret ? [revealed(secret)] : [])];
    await apply(cluster, 'argocd', before);
    await apply(cluster, 'argocd', [application]);
    expect(await podsIn('by-argocd', argocd)).toEqual([image]);
  });
});

interface Pods {
  readonly items: readonly {
    readonly spec: { readonly containers: readonly { readonly image: string }[] };
    readonly status: { readonly phase?: string };
  }[];
}
