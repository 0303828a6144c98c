import type { KubernetesObject } from '../kubernetes-object.ts';
import type { AgentSecret } from './agent-secret.ts';
import type { AgentCredentials } from './credentials.ts';
import { goDuration } from './duration.ts';
import { plainPath } from './path.ts';

export interface FluxConnectionOptions {
  readonly namespace: string;
  readonly url: string;
  readonly branch: string;
  /** The folder that the cluster follows. */
  readonly path: string;
  /** How often the repository is asked for news, in milliseconds. */
  readonly interval: number;
  /** The folder is then applied with the rights of kustomize-controller, which tenants do not have. */
  readonly multiTenant: boolean;
  readonly credentials: AgentCredentials;
}

export interface FluxConnection {
  /** Absent where a public repository needs none. */
  readonly secret: AgentSecret | undefined;
  readonly source: KubernetesObject;
  readonly kustomization: KubernetesObject;
}

const applyInterval = 10 * 60_000;

/**
 * What makes Flux follow a folder of a repository, as `flux bootstrap` has it: everything bears the name of the namespace. Keys are in
 * the order in which Flux writes them.
 */
export function fluxConnection({ namespace, credentials, ...options }: FluxConnectionOptions): FluxConnection {
  const metadata = { name: namespace, namespace };
  const values = secretValues(credentials);
  return {
    secret: values && { namespace, name: namespace, values },
    source: {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'GitRepository',
      metadata,
      spec: {
        interval: goDuration(options.interval),
        ...(credentials.kind === 'github-app' ? { provider: 'github' } : {}),
        ref: { branch: options.branch },
        ...(values === undefined ? {} : { secretRef: { name: namespace } }),
        url: options.url,
      },
    },
    kustomization: {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata,
      spec: {
        interval: goDuration(applyInterval),
        path: `./${plainPath(options.path)}`,
        prune: true,
        ...(options.multiTenant ? { serviceAccountName: 'kustomize-controller' } : {}),
        sourceRef: { kind: 'GitRepository', name: namespace },
      },
    },
  };
}

/** @see https://fluxcd.io/flux/components/source/gitrepositories/#secret-reference */
function secretValues(credentials: AgentCredentials): AgentSecret['values'] | undefined {
  switch (credentials.kind) {
    case 'none':
      return undefined;
    case 'deploy-key':
      return {
        identity: credentials.key.pkcs8,
        'identity.pub': `${credentials.key.publicKey}\n`,
        known_hosts: credentials.knownHosts.map((line) => `${line}\n`).join(''),
      };
    case 'token':
      return { username: 'git', password: credentials.token };
    case 'github-app':
      return {
        githubAppID: credentials.appId,
        githubAppInstallationID: credentials.installationId,
        githubAppPrivateKey: credentials.privateKey,
        ...(credentials.apiUrl === undefined ? {} : { githubAppBaseURL: credentials.apiUrl }),
      };
    default:
      return credentials satisfies never;
  }
}
