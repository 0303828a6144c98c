import { argocdConnection, argocdFiles, argocdObjects, fluxConnection, fluxFiles, fluxObjects } from '#agent';
import { systemClock } from '#cluster';
import { connectGitHub, patience } from '#github';
import { Secret } from '#secret';
import type {
  InstallChange,
  Proposed,
  RepositoryChange,
} from '../../../actions/install-agent/src/repository/change.ts';
import type { RepositoryPorts } from '../../../actions/install-agent/src/repository/ports.ts';
import { proposeFiles } from '../../../actions/install-agent/src/repository/propose-files.ts';
import { objectsOf } from '../../packages/agent/objects.ts';
import type { GitHub, Grant } from '../../sandbox/github/index.ts';
import { restOf } from '../../sandbox/rest.ts';

export const folder = 'clusters/production';
export const branch = 'gitops/clusters-production/flux-system/rolling';
export const components = `${folder}/flux-system/gotk-components.yaml`;
export const kustomization = `${folder}/flux-system/kustomization.yaml`;

/** A repository on the local GitHub that a cluster follows, and the token of the run that writes to it. */
export interface Scene {
  readonly github: GitHub;
  readonly repository: string;
  readonly token: string;
  readonly ports: RepositoryPorts;
  readonly log: readonly string[];
  propose(change: RepositoryChange, options?: { readonly dryRun: boolean }): Promise<Proposed>;
  /** A person merges a pull request. */
  merge(number: number | undefined): Promise<void>;
  /** A person closes it. */
  close(number: number | undefined): Promise<void>;
}

const rights = { metadata: 'read', contents: 'write', 'pull-requests': 'write' } as const;

export function sceneOf(
  github: GitHub,
  repository: string,
  permissions: Grant['repositories'][string] = rights,
): Scene {
  const token = github.mintToken({ actor: 'gitops[bot]', kind: 'app', repositories: { [repository]: permissions } });
  const person = github.mintToken({ actor: 'octocat', kind: 'user', repositories: { [repository]: rights } });
  const rest = restOf(github.apiUrl, person);
  const log: string[] = [];
  const retryFor = 20_000;
  const { apiUrl, graphqlUrl } = github;
  const ports: RepositoryPorts = {
    github: connectGitHub({ token: new Secret(token), apiUrl, graphqlUrl }, patience(retryFor)),
    log: { info: (line) => void log.push(line) },
    clock: systemClock,
    retryFor,
    today: '2026-01-01',
    source: {
      repository: 'acme/platform',
      sha: '1'.repeat(40),
      run: 'https://github.com/acme/platform/actions/runs/7',
    },
    actor: 'octocat',
  };
  return {
    ...{ github, repository, token, ports, log },
    propose: (change, options = { dryRun: false }) => proposeFiles(ports, change, options),
    async merge(number) {
      await rest.send('PUT', `/repos/${repository}/pulls/${number}/merge`, { merge_method: 'squash' });
    },
    async close(number) {
      await rest.send('PATCH', `/repos/${repository}/pulls/${number}`, { state: 'closed' });
    },
  };
}

/** A Flux of one controller. */
export function smallFlux(version: string): ReturnType<typeof objectsOf> {
  return objectsOf(`
apiVersion: v1
kind: Namespace
metadata: {name: flux-system, labels: {app.kubernetes.io/part-of: flux}}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: source-controller
  namespace: flux-system
  labels:
    app.kubernetes.io/component: source-controller
    app.kubernetes.io/part-of: flux
    app.kubernetes.io/version: v${version}
spec: {template: {spec: {containers: [{name: manager, image: ghcr.io/fluxcd/source-controller:v${version}}]}}}
`);
}

const common = { branch: '', path: folder, allowDowngrade: false, keepsConnection: false } as const;
const origin = { place: 'https://example.com/install.yaml', sha256: 'ab'.repeat(32), verified: 'pinned' } as const;

export function fluxChange(repository: string, version: string, objects = smallFlux(version)): InstallChange {
  const connection = fluxConnection({
    ...{ namespace: 'flux-system', url: 'https://github.com/acme/environments', branch: 'main', path: folder },
    ...{ interval: 60_000, multiTenant: false, credentials: { kind: 'none' } },
  });
  const made = fluxObjects(objects, {
    components: objects.flatMap(({ kind, metadata }) => (kind === 'Deployment' ? [metadata.name] : [])),
    ...{ namespace: 'flux-system', networkPolicies: true, multiTenant: false, logLevel: 'info' },
  });
  const files = fluxFiles(folder, made, connection);
  return { ...common, kind: 'install', agent: 'flux', namespace: 'flux-system', repository, files, version, origin };
}

export function argocdChange(
  repository: string,
  version: string,
  objects: ReturnType<typeof objectsOf>,
): InstallChange {
  const connection = argocdConnection({
    ...{ namespace: 'argocd', url: 'https://github.com/acme/environments', branch: 'main', path: folder },
    ...{ project: 'default', autoSync: true, credentials: { kind: 'none' } },
  });
  const files = argocdFiles(folder, argocdObjects(objects, { namespace: 'argocd', networkPolicies: true }), connection);
  return { ...common, kind: 'install', agent: 'argocd', namespace: 'argocd', repository, files, version, origin };
}
