import { readFile } from 'node:fs/promises';
import { isIPv6 } from 'node:net';
import { join } from 'node:path';
import { ActionError } from '#error';
import type { Connection } from './connection.ts';
import { fileToken } from './tokens.ts';

const serviceAccount = '/var/run/secrets/kubernetes.io/serviceaccount';

/**
 * The cluster that this process runs in, as its pod's service account.
 * @see https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/
 * @throws ActionError K8S_UNREACHABLE where there is none
 */
export async function inClusterConnection(
  environment: Readonly<Record<string, string>>,
  folder: string = serviceAccount,
): Promise<Connection> {
  const { KUBERNETES_SERVICE_HOST: host = '', KUBERNETES_SERVICE_PORT: port = '443' } = environment;
  if (host === '') throw notInCluster('KUBERNETES_SERVICE_HOST is not set');
  const certificateAuthority = await readFile(join(folder, 'ca.crt'), 'utf8').catch(() => {
    throw notInCluster(`${folder}/ca.crt cannot be read`);
  });
  return {
    server: new URL(`https://${isIPv6(host) ? `[${host}]` : host}:${port}`),
    certificateAuthority,
    environment,
    credentials: fileToken(join(folder, 'token'), Date.now),
    secrets: [],
  };
}

function notInCluster(found: string): ActionError {
  return new ActionError('K8S_UNREACHABLE', `Connecting to the cluster of this runner failed: ${found}.`, {
    hint: 'Run the job on a runner inside the cluster with a service account, or give a kubeconfig.',
  });
}
