import { randomBytes } from 'node:crypto';
import { type DeployKey, deployKeyOf, deployKeyTitle, planDeployKey, storedDeployKey } from '#agent';
import { ActionError } from '#error';
import { connectGitHub, type GitHub, type RemoteDeployKey } from '#github';
import type { ArgocdInstallation, FluxInstallation, WantedConnection } from '../installation.ts';
import { attempted } from '../preflight/rows.ts';
import type { ConnectPorts } from './connect-ports.ts';
import { readClusterUid, readSecret } from './stored.ts';

/** What GitHub is told once the key is in the cluster. */
export interface DeployKeyRegistration {
  readonly repository: string;
  readonly title: string;
  /** The public half; absent where it is registered already. */
  readonly register: string | undefined;
  /** Keys of ours that nobody has the private half of any more. */
  readonly obsolete: readonly RemoteDeployKey[];
}

export interface FoundDeployKey {
  readonly key: DeployKey;
  readonly detail: string;
  /** Absent where cluster and GitHub have the same key, and no other of ours. */
  readonly registration: DeployKeyRegistration | undefined;
}

export interface DeployKeyQuestion {
  readonly installation: Pick<FluxInstallation | ArgocdInstallation, 'agent' | 'namespace'>;
  readonly connection: WantedConnection;
  readonly secretName: string;
}

const titles = {
  keep: 'stands in the cluster and at GitHub',
  register: 'stands in the cluster; GitHub is told',
  generate: 'is made in this run',
} as const;

/** Reads what there is of a key, and makes a new one in memory where there is none; nothing is written. */
export async function findDeployKey(question: DeployKeyQuestion, ports: ConnectPorts): Promise<FoundDeployKey> {
  const { installation, connection, secretName } = question;
  const { repository, credentials } = connection;
  if (credentials.kind !== 'deploy-key') throw new TypeError('Only a deploy key has a life of its own.');
  const { namespace } = installation;
  const [secret, registered, title] = await Promise.all([
    readSecret(ports.client, { namespace, name: secretName }),
    gitHubOf(ports, repository).deployKeys(repository),
    credentials.title ?? titleOf(installation, ports),
  ]);
  const stored = storedDeployKey(secret);
  const { rotate } = credentials;
  const { action, obsolete } = planDeployKey({ inCluster: stored?.publicKey, registered, title, rotate });
  const key = action === 'generate' || stored === undefined ? deployKeyOf(randomBytes(32)) : stored;
  const register = action === 'keep' ? undefined : key.publicKey;
  const isDone = register === undefined && obsolete.length === 0;
  const others = obsolete.length === 0 ? '' : `; obsolete: ${obsolete.map(({ id }) => id).join(', ')}`;
  return {
    key,
    detail: `The read-only deploy key "${title}" ${titles[action]}${others}.`,
    registration: isDone ? undefined : { repository, title, register, obsolete },
  };
}

/**
 * Keys from the time when the agent still cloned by one, as far as the token of this run may see them: it need not, with another
 * credential.
 */
export async function findOrphans(
  { installation, connection: { repository } }: Omit<DeployKeyQuestion, 'secretName'>,
  ports: ConnectPorts,
): Promise<DeployKeyRegistration | undefined> {
  const found = await attempted(() =>
    Promise.all([gitHubOf(ports, repository).deployKeys(repository), titleOf(installation, ports)]),
  );
  if ('error' in found) return undefined;
  const [registered, title] = found.value;
  const { obsolete } = planDeployKey({ inCluster: undefined, registered, title, rotate: true });
  return obsolete.length === 0 ? undefined : { repository, title, register: undefined, obsolete };
}

/** Only after the private half is in the cluster. A run that ends on the way is completed by the next one. */
export async function register(
  { repository, title, register: key, obsolete }: DeployKeyRegistration,
  ports: Pick<ConnectPorts, 'github' | 'githubToken'>,
): Promise<void> {
  const github = gitHubOf(ports, repository);
  if (key !== undefined) await github.addDeployKey(repository, { title, key });
  for (const { id } of obsolete) await github.removeDeployKey(repository, id);
}

/** Each with the patience of a new client. */
function gitHubOf({ github, githubToken }: Pick<ConnectPorts, 'github' | 'githubToken'>, repository: string): GitHub {
  if (githubToken !== undefined) return connectGitHub({ ...github, token: githubToken });
  throw new ActionError('DEPLOY_KEY_FORBIDDEN', `Reading the deploy keys of ${repository} failed: there is no token.`, {
    hint: 'Give `github-token` with "administration: write" on the repository, or set `credentials` to another kind.',
  });
}

/** Installations beside each other in one cluster must not take the other's key for an old one of theirs. */
export async function titleOf(
  { agent, namespace }: DeployKeyQuestion['installation'],
  ports: ConnectPorts,
): Promise<string> {
  const title = deployKeyTitle(agent, await readClusterUid(ports.client));
  return namespace === usual[agent] ? title : `${title} ${namespace}`;
}

const usual = { flux: 'flux-system', argocd: 'argocd' } as const;
