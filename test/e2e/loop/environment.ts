import { createHash } from 'node:crypto';
import type { KubernetesObject } from '#agent';
import { createClient } from '#cluster';
import { type AgentName, apply, type Place, type World } from '../../sandbox/agents/index.ts';
import { commitInto, moveBranch } from './history.ts';

/** `registry.example.com/web:1.0.7@sha256:…`: the same for the same number. */
export function imageOf(release: number, name = 'web'): string {
  return `registry.example.com/${name}:1.0.${release}@sha256:${createHash('sha256').update(`${release}`).digest('hex')}`;
}

/** A Deployment in the file that a delivery edits. */
export function manifestOf(image: string, { replicas = 1, rest = '' } = {}): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: ${replicas}
  progressDeadlineSeconds: 3
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      terminationGracePeriodSeconds: 0
      containers: [{name: web, image: "${image}"}]${rest}
`;
}

export interface EnvironmentOptions {
  readonly agent: AgentName;
  /** Of the repository and of the namespace. */
  readonly name: string;
  /** What Flux's Kustomization says beside the least. */
  readonly kustomization?: Readonly<Record<string, unknown>>;
  readonly autoSync?: boolean;
}

/** A repository, and an agent that brings its only folder to a namespace of its own. */
export interface Environment extends Place {
  readonly repository: string;
  /** Commits files to main, beside what is there. @returns the commit */
  commit(files: Readonly<Record<string, string>>, parent?: string): Promise<string>;
  /** Commits the release that has the number. */
  release(number: number, parent?: string): Promise<string>;
  /** Moves main. */
  move(commit: string): Promise<void>;
  /** Changes the agent's object, or its source. */
  patch(kind: 'agent' | 'source', body: unknown): Promise<void>;
  /** Has the cluster forget it, in its own time. */
  remove(): Promise<void>;
}

export const manifest = 'web.yaml';

/** It holds release 0, which the agent is told to apply when this ends. */
export async function makeEnvironment(world: World, options: EnvironmentOptions): Promise<Environment> {
  const { name, agent } = options;
  const repository = `${world.github.owner}/${name}`;
  await world.github.createRepository(repository, { [manifest]: manifestOf(imageOf(0)) }, { private: false });
  const url = `${world.github.url}/${repository}`;
  const place = agent === 'flux' ? fluxPlace(name) : argocdPlace(name);
  const objects = agent === 'flux' ? fluxObjects(url, options) : argocdObjects(url, options);
  await apply(world.cluster, name, [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }]);
  await apply(world.cluster, name, objects);
  const path = world.github.repositoryPath(repository);
  const commit: Environment['commit'] = (files, parent) =>
    commitInto({ repository: path, files, ...(parent === undefined ? {} : { parent }) });
  return {
    ...place,
    repository,
    commit,
    release: (number, parent) => commit({ [manifest]: manifestOf(imageOf(number)) }, parent),
    move: (to) => moveBranch(path, to),
    async patch(kind, body) {
      using client = createClient(world.cluster.connection);
      await client.request({
        ...{ method: 'PATCH', path: pathOf(options, kind), operation: `Patching the ${kind} of ${name}` },
        ...{ contentType: 'application/merge-patch+json', query: { fieldManager: 'somebody' } },
        body: JSON.stringify(body),
      });
    },
    async remove() {
      using client = createClient(world.cluster.connection);
      const operation = `Removing ${name}`;
      for (const path of [pathOf(options, 'agent'), `/api/v1/namespaces/${name}`]) {
        await client.request({ method: 'DELETE', path, operation });
      }
    },
  };
}

function fluxPlace(name: string): Place {
  return { namespace: name, agent: { kind: 'Kustomization', namespace: name, name: 'apps' } };
}

function argocdPlace(name: string): Place {
  return { namespace: name, agent: { kind: 'Application', namespace: 'argocd', name } };
}

function pathOf({ agent, name }: EnvironmentOptions, kind: 'agent' | 'source'): string {
  if (agent === 'argocd') return `/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/${name}`;
  return kind === 'source'
    ? `/apis/source.toolkit.fluxcd.io/v1/namespaces/${name}/gitrepositories/environment`
    : `/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/${name}/kustomizations/apps`;
}

function fluxObjects(url: string, { name, kustomization = {} }: EnvironmentOptions): readonly KubernetesObject[] {
  return [
    {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'GitRepository',
      metadata: { name: 'environment', namespace: name },
      spec: { interval: '1h', url, ref: { branch: 'main' } },
    },
    {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata: { name: 'apps', namespace: name },
      spec: {
        ...{ interval: '1h', retryInterval: '2s', timeout: '20s', path: './', prune: true, targetNamespace: name },
        sourceRef: { kind: 'GitRepository', name: 'environment' },
        ...kustomization,
      },
    },
  ];
}

function argocdObjects(url: string, { name, autoSync = true }: EnvironmentOptions): readonly KubernetesObject[] {
  return [
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name, namespace: 'argocd' },
      spec: {
        destination: { namespace: name, server: 'https://kubernetes.default.svc' },
        project: 'default',
        source: { path: '.', repoURL: url, targetRevision: 'main' },
        syncPolicy: { ...(autoSync ? { automated: { prune: true, selfHeal: true } } : {}) },
      },
    },
  ];
}
