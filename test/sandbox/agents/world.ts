import { type Cluster, startCluster } from '../cluster/index.ts';
import { type GitHub, startGitHub } from '../github/index.ts';
import { startArgocd } from './argocd.ts';
import { startFlux } from './flux.ts';
import type { Agent } from './processes.ts';
import { apply, applyArgocd, applyFlux } from './releases.ts';
import { startWatcher, type WatchedKind, type Watcher } from './watcher.ts';

/** A GitHub, a cluster with a pull agent, and somebody who looks on. */
export interface World extends AsyncDisposable {
  readonly github: GitHub;
  readonly cluster: Cluster;
  readonly agent: Agent;
  readonly watcher: Watcher;
}

const kinds: Readonly<Record<AgentName, readonly WatchedKind[]>> = {
  flux: ['Pod', 'Deployment', 'GitRepository', 'Kustomization', 'HelmRelease'],
  argocd: ['Pod', 'Deployment', 'Application'],
};

export type AgentName = 'flux' | 'argocd';

/** @param github one that is there already, and stays */
export async function startWorld(name: AgentName, github?: GitHub): Promise<World> {
  await using parts = new AsyncDisposableStack();
  const hub = github ?? parts.use(await startGitHub({ owner: 'acme' }));
  const cluster = parts.use(await startCluster());
  await (name === 'flux' ? applyFlux(cluster) : applyArgocd(cluster));
  if (name === 'argocd') await apply(cluster, 'argocd', [project]);
  const agent = parts.use(
    name === 'flux'
      ? await startFlux(cluster, { controllers: fluxControllers, arguments: flags })
      : await startArgocd(cluster),
  );
  const watcher = parts.use(await startWatcher(cluster, kinds[name]));
  const all = parts.move();
  return { github: hub, cluster, agent, watcher, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

/** Made by the part of Argo CD that does not run here. */
const project = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'AppProject',
  metadata: { name: 'default', namespace: 'argocd' },
  spec: {
    clusterResourceWhitelist: [{ group: '*', kind: '*' }],
    destinations: [{ namespace: '*', server: '*' }],
    sourceRepos: ['*'],
  },
};

const fluxControllers = ['source-controller', 'kustomize-controller', 'helm-controller'] as const;

/** A worker for each of many environments at once, each of which waits for its health. */
const flags = ['--concurrent=24', '--kube-api-qps=500', '--kube-api-burst=1000'];
