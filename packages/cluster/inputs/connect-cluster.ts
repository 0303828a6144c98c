import { resolve } from 'node:path';
import { ActionError } from '#error';
import type { Secret } from '#secret';
import { type Client, createClient } from '../client/client.ts';
import { proxyFor } from '../client/proxy.ts';
import type { Connection } from '../connection/connection.ts';
import { inClusterConnection } from '../connection/in-cluster.ts';
import { mintedToken, staticToken } from '../connection/tokens.ts';
import { readKubeconfig } from '../kubeconfig/read-kubeconfig.ts';
import type { ClusterValues } from './cluster-inputs.ts';
import { clusterProblems } from './ways.ts';

/** What connecting needs of the process that it happens in. */
export interface ClusterEdge {
  /** Proxies, what a pod knows of its cluster, and what a command for credentials sees. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where the path of a kubeconfig begins. */
  readonly workspace: string;
  /** The job's OIDC token for an audience; it lives for five minutes, so it is asked for again and again. */
  readonly idToken: (audience: string) => Promise<Secret>;
  /** Called with everything that must show nowhere, before it is used. */
  readonly onSecret: (secret: Secret) => void;
  /** Ends everything. */
  readonly signal?: AbortSignal;
}

/**
 * A client of the cluster that the inputs name. Nothing is sent yet; a token of the job is made anew a minute before it expires.
 * @throws ActionError INPUT_INVALID where not exactly one way is given, and whatever {@link readKubeconfig} refuses
 */
export async function connectCluster(values: ClusterValues, edge: ClusterEdge): Promise<Client> {
  const problems = clusterProblems(values);
  if (problems.length > 0) {
    throw new ActionError('INPUT_INVALID', `Reading the inputs failed: ${problems.join('; ')}.`, {
      hint: 'Correct the `with:` block of this step.',
    });
  }
  const connection = await connectionOf(values, edge);
  // a proxy that we cannot use is told before anything else is tried
  proxyFor(connection);
  const { onSecret, signal } = edge;
  const { impersonate = connection.impersonate?.user } = values;
  const isOther = impersonate !== undefined && impersonate !== connection.impersonate?.user;
  return createClient(isOther ? { ...connection, impersonate: { user: impersonate } } : connection, {
    onSecret,
    ...(signal !== undefined && { signal }),
  });
}

async function connectionOf(values: ClusterValues, edge: ClusterEdge): Promise<Connection> {
  const { environment, workspace } = edge;
  const { kubeconfig, context, allowExec, server, certificateAuthority } = values;
  if (kubeconfig !== undefined) {
    const source = 'path' in kubeconfig ? { path: resolve(workspace, kubeconfig.path) } : kubeconfig;
    return await readKubeconfig(source, { environment, allowExec, ...(context !== undefined && { context }) });
  }
  if (server === undefined) return await inClusterConnection(environment);
  return {
    server,
    environment,
    ...(certificateAuthority !== undefined && { certificateAuthority }),
    ...tokensOf(values, edge),
  };
}

function tokensOf(
  { clusterToken, oidcAudience = '' }: ClusterValues,
  { idToken }: ClusterEdge,
): Pick<Connection, 'credentials' | 'secrets'> {
  if (clusterToken !== undefined) return { credentials: staticToken(clusterToken), secrets: [clusterToken] };
  return { credentials: mintedToken(() => idToken(oidcAudience)), secrets: [] };
}
