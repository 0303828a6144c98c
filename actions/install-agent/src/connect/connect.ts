import { type ArgocdConnection, argocdConnection, type FluxConnection, fluxConnection } from '#agent';
import { ActionError } from '#error';
import type { ArgocdInstallation, FluxInstallation } from '../installation.ts';
import type { PreflightRow } from '../preflight/row.ts';
import { type Attempted, attempted, failAt, warn } from '../preflight/rows.ts';
import type { ConnectPorts } from './connect-ports.ts';
import { type FoundCredential, readCredential } from './credential.ts';
import type { DeployKeyRegistration } from './deploy-key.ts';
import { cloneUrl } from './host.ts';
import { findFolder } from './repository.ts';
import { repositoryRow } from './repository-row.ts';

/** An agent's connection to its repository. */
export type AgentConnection =
  | { readonly agent: 'flux'; readonly connection: FluxConnection }
  | { readonly agent: 'argocd'; readonly connection: ArgocdConnection };

export interface Connected {
  /** The rows `repository`, `credential` and `known-hosts` of the preflight. */
  readonly rows: readonly PreflightRow[];
  /** Absent where a row has failed. */
  readonly connection: AgentConnection | undefined;
  /** To be made between the Secret and what pulls by it; absent where GitHub has the key already. */
  readonly registration: DeployKeyRegistration | undefined;
}

/** What an agent with a repository to follow looks like. */
export type ConnectedInstallation = (FluxInstallation | ArgocdInstallation) & {
  readonly connection: NonNullable<FluxInstallation['connection']>;
};

/** Finds out what connects an agent to its repository; nothing is written. */
export async function connect(installation: ConnectedInstallation, ports: ConnectPorts): Promise<Connected> {
  const { connection: wanted, where } = installation;
  const url = cloneUrl(wanted, ports.github);
  const [folder, found] = await Promise.all([
    attempted(() => findFolder(wanted, ports)),
    readCredential({ installation, connection: wanted, url }, ports),
  ]);
  const seen = 'error' in folder ? blindRow(folder.error, found) : repositoryRow(wanted, where, folder.value);
  const rows = [seen, ...found.rows];
  const { credentials, registration } = found;
  if (credentials === undefined || rows.some(({ state }) => state === 'fail')) {
    return { rows, connection: undefined, registration: undefined };
  }
  const branch = branchOf(installation, folder);
  const options = { ...installation, path: wanted.path, url, branch, credentials };
  const connection: AgentConnection =
    options.agent === 'flux'
      ? { agent: 'flux', connection: fluxConnection(options) }
      : { agent: 'argocd', connection: argocdConnection(options) };
  return { rows, connection, registration };
}

/** What a token cannot see says nothing new where it was refused the deploy keys as well. */
function blindRow(error: ActionError, { rows }: FoundCredential): PreflightRow {
  const isTold = rows.some((row) => row.state === 'fail' && row.error.code === 'DEPLOY_KEY_FORBIDDEN');
  return isTold && error.code === 'REPOSITORY_NOT_FOUND'
    ? warn('repository', error.message)
    : failAt('repository', error);
}

function branchOf(
  { connection: { branch, repository } }: ConnectedInstallation,
  folder: Attempted<Awaited<ReturnType<typeof findFolder>>>,
): string {
  const found = branch || ('value' in folder ? folder.value?.branch : undefined);
  if (found !== undefined) return found;
  throw new ActionError('INPUT_INVALID', `Connecting to ${repository} failed: nobody says which branch.`, {
    hint: 'Set `branch`, or give `github-token` so that the default branch can be asked for.',
  });
}
