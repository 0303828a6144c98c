import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ActionError } from '#error';
import { readYaml } from '#manifest';
import type { Connection } from '../connection/connection.ts';
import { Entry, invalid, named } from './entry.ts';
import { credentialsIn } from './leaves.ts';
import { material } from './material.ts';
import { credentialsOf, impersonationOf, type KubeconfigOptions } from './user.ts';

const largest = 1_048_576;

/**
 * Reads a kubeconfig as what it is, somebody's orders: none of its files is read unless it was given as a path and they lie beside it;
 * no command is run unless that was allowed; a server that is not to be verified is refused; aliases are refused, so nothing in it
 * is larger than its text. Contexts that are not used are not looked at.
 * @param source `text`, or the `path` of a file
 * @throws ActionError INPUT_INVALID, LIMIT_EXCEEDED, MANIFEST_UNPARSABLE
 */
export async function readKubeconfig(
  source: { readonly text: string } | { readonly path: string },
  options: KubeconfigOptions = {},
): Promise<Connection> {
  const [text, folder] =
    'text' in source ? [source.text, undefined] : [await readBounded(source.path), dirname(source.path)];
  if (text.length > largest) throw tooLarge();
  const config = new Entry(readYaml({ path: 'kubeconfig', text }));
  const context = named(config, 'contexts', 'context', contextName(config, options));
  const cluster = named(config, 'clusters', 'cluster', required(context, 'cluster'));
  const user = named(config, 'users', 'user', required(context, 'user'));
  const server = serverOf(cluster);
  const [certificateAuthority, serverName] = [
    await material(cluster, 'certificate-authority', folder),
    cluster.text('tls-server-name'),
  ];
  const { environment = {} } = options;
  const proxy = proxyOf(cluster);
  const impersonate = impersonationOf(user);
  return {
    server,
    ...(certificateAuthority !== undefined && { certificateAuthority }),
    ...(serverName !== undefined && { serverName }),
    ...(proxy !== undefined && { proxy }),
    ...(impersonate !== undefined && { impersonate }),
    environment,
    credentials: await credentialsOf(user, { folder, cluster, options }),
    secrets: credentialsIn(config.list('users')),
  };
}

/** Reads no more than is allowed, whatever the file is. */
async function readBounded(path: string): Promise<string> {
  const file = await open(path).catch(() => {
    throw new ActionError('FILE_NOT_FOUND', `Reading the kubeconfig "${path}" failed: there is no such file.`, {
      hint: 'Name the file that an earlier step wrote, or give the kubeconfig itself.',
    });
  });
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(largest + 1), 0, largest + 1, 0);
    if (bytesRead > largest) throw tooLarge();
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

function tooLarge(): ActionError {
  return new ActionError('LIMIT_EXCEEDED', `Reading the kubeconfig failed: it has more than ${largest} characters.`, {
    hint: 'Give one with the context that is needed: `kubectl config view --flatten --minify`.',
  });
}

function contextName(config: Entry, { context }: KubeconfigOptions): string {
  const name = context ?? config.text('current-context');
  if (name === undefined) throw invalid('it has no current-context, and no context was named', config.at);
  return name;
}

function required(entry: Entry, key: string): string {
  const text = entry.text(key);
  if (text === undefined) throw invalid(`${key} is missing`, entry.at);
  return text;
}

function serverOf(cluster: Entry): URL {
  const text = required(cluster, 'server');
  if (!URL.canParse(text)) throw invalid('server is no URL', cluster.at);
  const server = new URL(text);
  if (server.protocol !== 'https:')
    throw invalid('server is no https URL: credentials would be sent in the clear', cluster.at);
  if (server.username !== '' || server.password !== '') throw invalid('server holds credentials', cluster.at);
  if (cluster.flag('insecure-skip-tls-verify')) {
    throw invalid('insecure-skip-tls-verify is set, so that anybody could take the credentials', cluster.at);
  }
  return server;
}

function proxyOf(cluster: Entry): URL | undefined {
  const text = cluster.text('proxy-url');
  if (text === undefined) return undefined;
  if (!URL.canParse(text)) throw invalid('proxy-url is no URL', cluster.at);
  return new URL(text);
}
