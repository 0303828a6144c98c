import { type AgentCredentials, connectionSecretName } from '#agent';
import { connectGitHub } from '#github';
import type { ArgocdInstallation, FluxInstallation, WantedConnection } from '../installation.ts';
import type { PreflightRow } from '../preflight/row.ts';
import { attempted, failAt, ok } from '../preflight/rows.ts';
import { lookAtApp } from './app.ts';
import type { ConnectPorts } from './connect-ports.ts';
import { type DeployKeyRegistration, findDeployKey, findOrphans } from './deploy-key.ts';
import { knownHostLines } from './host.ts';

export interface CredentialQuestion {
  readonly installation: Pick<FluxInstallation | ArgocdInstallation, 'agent' | 'namespace'>;
  readonly connection: WantedConnection;
  /** What the agent clones. */
  readonly url: string;
}

/** What an agent clones with. Without credentials, a row has failed. */
export interface FoundCredential {
  readonly credentials: AgentCredentials | undefined;
  readonly rows: readonly PreflightRow[];
  readonly registration?: DeployKeyRegistration | undefined;
}

/** Reads, and makes in memory, what an agent clones with; nothing is written. */
export async function readCredential(question: CredentialQuestion, ports: ConnectPorts): Promise<FoundCredential> {
  const { repository, credentials } = question.connection;
  switch (credentials.kind) {
    case 'none':
      return { credentials, rows: [ok('credential', 'None: the repository is public.')] };
    case 'token': {
      const rows = [ok('credential', 'The token that was given.')];
      return { credentials, rows, registration: await findOrphans(question, ports) };
    }
    case 'github-app': {
      const [seen, registration] = await Promise.all([
        attempted(() => lookAtApp(credentials, repository, ports.github)),
        findOrphans(question, ports),
      ]);
      if ('error' in seen) return { credentials: undefined, rows: [failAt('credential', seen.error)] };
      const { appId, privateKey } = credentials;
      const { row, installationId } = seen.value;
      const apiUrl = ports.github.apiUrl === 'https://api.github.com' ? undefined : ports.github.apiUrl;
      const given = { kind: 'github-app', appId, installationId, privateKey, apiUrl } as const;
      return { credentials: given, rows: [row], registration };
    }
    case 'deploy-key':
      return await deployKeyCredential(question, ports);
  }
}

async function deployKeyCredential(question: CredentialQuestion, ports: ConnectPorts): Promise<FoundCredential> {
  const { installation, connection, url } = question;
  const secretName = connectionSecretName(installation.agent, installation.namespace, url);
  const [found, hosts] = await Promise.all([
    attempted(() => findDeployKey({ installation, connection, secretName }, ports)),
    attempted(() => readKnownHosts(question, ports)),
  ]);
  const rows = [
    'error' in found ? failAt('credential', found.error) : ok('credential', found.value.detail),
    'error' in hosts ? failAt('known-hosts', hosts.error) : ok('known-hosts', hosts.value.detail),
  ];
  if ('error' in found || 'error' in hosts) return { credentials: undefined, rows };
  const { key, registration } = found.value;
  return { credentials: { kind: 'deploy-key', key, knownHosts: hosts.value.lines }, rows, registration };
}

interface KnownHosts {
  readonly lines: readonly string[];
  readonly detail: string;
}

async function readKnownHosts(
  { connection: { knownHosts }, url }: CredentialQuestion,
  { github, githubToken }: ConnectPorts,
): Promise<KnownHosts> {
  const isAsked = knownHosts.length === 0 && githubToken !== undefined;
  const own = isAsked ? await connectGitHub({ ...github, token: githubToken }).hostKeys() : [];
  const lines = knownHostLines(url, knownHosts, own);
  const origin = knownHosts.length === 0 ? `${github.apiUrl}/meta` : '`known-hosts`';
  return { lines, detail: `Host keys of ${new URL(url).host}: ${lines.length}, from ${origin}.` };
}
