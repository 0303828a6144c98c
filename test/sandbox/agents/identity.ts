import { writeFile } from 'node:fs/promises';
import { createClient } from '#cluster';
import type { Cluster } from '../cluster/index.ts';

interface ServiceAccount {
  readonly namespace: string;
  readonly name: string;
}

/**
 * Writes a kubeconfig with a token of a service account: what runs with it may do what it could do in its pod, and no more.
 * It stands for an hour.
 */
export async function writeKubeconfigOf(
  cluster: Cluster,
  { namespace, name }: ServiceAccount,
  file: string,
): Promise<void> {
  using client = createClient(cluster.connection);
  const { body } = await client.request({
    method: 'POST',
    path: `/api/v1/namespaces/${namespace}/serviceaccounts/${name}/token`,
    operation: `Making a token of the service account ${namespace}/${name}`,
    body: JSON.stringify({
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: { expirationSeconds: 3_600 },
    }),
  });
  const { status }: { readonly status: { readonly token: string } } = JSON.parse(JSON.stringify(body));
  const config = JSON.parse(cluster.kubeconfigWith(status.token));
  for (const { context } of config.contexts) context.namespace = namespace;
  await writeFile(file, JSON.stringify(config), { mode: 0o600 });
}
