import { ActionError } from '#error';
import { Secret } from '#secret';
import type { CredentialSource, Impersonation } from '../connection/connection.ts';
import { fileToken, staticToken } from '../connection/tokens.ts';
import { type Entry, invalid } from './entry.ts';
import { pluginCredentials } from './exec-plugin.ts';
import { confined, type Folder, material } from './material.ts';

export interface KubeconfigOptions {
  /** The context to use; the file's current one unless told. */
  readonly context?: string;
  /** Lets the kubeconfig run the command that it names for credentials. Never for a file that others can change. */
  readonly allowExec?: boolean;
  /** Proxies, and what a command for credentials sees. */
  readonly environment?: Readonly<Record<string, string>>;
}

interface UserContext {
  readonly folder: Folder;
  readonly cluster: Entry;
  readonly options: KubeconfigOptions;
}

/** What the user signs in with. */
export async function credentialsOf(user: Entry, { folder, cluster, options }: UserContext): Promise<CredentialSource> {
  const certificate = await material(user, 'client-certificate', folder);
  const key = await material(user, 'client-key', folder);
  if ((certificate === undefined) !== (key === undefined)) {
    throw invalid('of client-certificate and client-key one is missing', user.at);
  }
  const pair = certificate !== undefined && key !== undefined && { certificate, key: new Secret(key) };
  const tokens = await tokensOf(user, { folder, cluster, options });
  if (!pair) return tokens;
  return async () => ({ certificate: pair, ...(await tokens()) });
}

async function tokensOf(user: Entry, { folder, cluster, options }: UserContext): Promise<CredentialSource> {
  const path = user.text('tokenFile');
  if (path !== undefined) {
    const reference = { key: 'tokenFile', folder, entry: user };
    await confined(path, reference);
    // whoever replaces the token may replace a link to it
    return async () => fileToken(await confined(path, reference), Date.now)();
  }
  const token = user.text('token');
  if (token !== undefined) return staticToken(new Secret(token));
  for (const gone of ['auth-provider', 'password']) {
    if (user.value(gone) === undefined) continue;
    throw invalid(`the user has "${gone}", which Kubernetes no longer knows`, user.at);
  }
  const exec = user.entry('exec');
  if (exec === undefined) return async () => ({});
  if (options.allowExec !== true) {
    const command = [exec.text('command') ?? '', ...exec.texts('args')].join(' ');
    throw new ActionError(
      'NOT_ALLOWED',
      `Reading the kubeconfig failed: its user wants to run \`${command}\` for credentials.`,
      {
        hint: 'If you trust whoever wrote the kubeconfig, allow it: `allow-exec: true`. Else give a token.',
        at: exec.at,
      },
    );
  }
  return pluginCredentials(exec, { environment: options.environment ?? {}, cluster: infoOf(cluster) });
}

function infoOf(cluster: Entry): Record<string, string> {
  const keys = ['server', 'tls-server-name', 'certificate-authority-data', 'proxy-url'];
  return Object.fromEntries(
    keys.flatMap((key) => (cluster.text(key) === undefined ? [] : [[key, cluster.text(key) ?? '']])),
  );
}

/** Whom the user acts for. */
export function impersonationOf(user: Entry): Impersonation | undefined {
  const name = user.text('as');
  if (name === undefined) return undefined;
  const uid = user.text('as-uid');
  const extra = user.entry('as-user-extra');
  return {
    user: name,
    ...(uid !== undefined && { uid }),
    groups: user.texts('as-groups'),
    ...(extra !== undefined && { extra: Object.fromEntries(extra.keys.map((key) => [key, extra.texts(key)])) }),
  };
}
