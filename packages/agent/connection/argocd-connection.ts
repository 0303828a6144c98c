import type { KubernetesObject } from '../kubernetes-object.ts';
import type { AgentSecret } from './agent-secret.ts';
import type { AgentCredentials } from './credentials.ts';
import { plainPath } from './path.ts';
import { connectionSecretName } from './secret-name.ts';

export interface ArgocdConnectionOptions {
  readonly namespace: string;
  readonly url: string;
  readonly branch: string;
  /** The folder that the cluster follows. */
  readonly path: string;
  /** The AppProject of the Application. */
  readonly project: string;
  /** Without it, somebody has to start every sync. */
  readonly autoSync: boolean;
  readonly credentials: AgentCredentials;
}

export interface ArgocdConnection {
  /**
   * Only Argo CD's API server makes the project `default`, when it starts: to be created where there is none, and before the Application,
   * whose first sync fails without it and is tried again only after ten seconds.
   */
  readonly project: KubernetesObject | undefined;
  /** Absent where a public repository needs none. */
  readonly secret: AgentSecret | undefined;
  /** To be added to Argo CD's own. */
  readonly knownHosts: readonly string[];
  readonly application: KubernetesObject;
}

/** What makes Argo CD follow a folder of a repository. */
export function argocdConnection(options: ArgocdConnectionOptions): ArgocdConnection {
  const { namespace, project, credentials } = options;
  return {
    project: project === 'default' ? defaultProject(namespace) : undefined,
    secret: repositorySecret(options),
    knownHosts: credentials.kind === 'deploy-key' ? credentials.knownHosts : [],
    application: application(options),
  };
}

/** Allows what Argo CD's own default project allows. */
function defaultProject(namespace: string): KubernetesObject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name: 'default', namespace },
    spec: {
      clusterResourceWhitelist: [{ group: '*', kind: '*' }],
      destinations: [{ namespace: '*', server: '*' }],
      sourceRepos: ['*'],
    },
  };
}

function application({ namespace, url, branch, path, project, autoSync }: ArgocdConnectionOptions): KubernetesObject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: applicationName(path, url), namespace },
    spec: {
      destination: { namespace: 'default', server: 'https://kubernetes.default.svc' },
      project,
      source: { path: plainPath(path) || '.', repoURL: url, targetRevision: branch },
      syncPolicy: {
        ...(autoSync ? { automated: { prune: true, selfHeal: true } } : {}),
        syncOptions: ['CreateNamespace=true', 'ServerSideApply=true'],
      },
    },
  };
}

/** Named after the folder, or after the repository where its root is followed, as far as a Kubernetes name can hold it. */
function applicationName(path: string, url: string): string {
  const name =
    plainPath(path) ||
    (url
      .replace(/\.git$/, '')
      .split('/')
      .at(-1) ??
      '');
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .replaceAll(/[-.]*\.[-.]*/g, '.')
    .slice(0, 63)
    .replaceAll(/^[-.]+|[-.]+$/g, '');
}

function repositorySecret({ namespace, url, credentials }: ArgocdConnectionOptions): AgentSecret | undefined {
  const values = secretValues(credentials);
  if (values === undefined) return undefined;
  return {
    namespace,
    name: connectionSecretName('argocd', namespace, url),
    labels: { 'argocd.argoproj.io/secret-type': 'repository' },
    values: { type: 'git', url, ...values },
  };
}

/** @see https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#repositories */
function secretValues(credentials: AgentCredentials): AgentSecret['values'] | undefined {
  switch (credentials.kind) {
    case 'none':
      return undefined;
    case 'deploy-key':
      // Argo CD hands the key to OpenSSH, which reads PKCS#8 with Ed25519 only since 9.6. It ignores the public half: we find it here.
      return { sshPrivateKey: credentials.key.openssh, 'identity.pub': `${credentials.key.publicKey}\n` };
    case 'token':
      return { username: 'git', password: credentials.token };
    case 'github-app':
      return {
        githubAppID: credentials.appId,
        githubAppInstallationID: credentials.installationId,
        githubAppPrivateKey: credentials.privateKey,
        ...(credentials.apiUrl === undefined ? {} : { githubAppEnterpriseBaseUrl: credentials.apiUrl }),
      };
    default:
      return credentials satisfies never;
  }
}
