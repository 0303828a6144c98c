import { writeFileSync } from 'node:fs';
import { createClient, follow } from '#cluster';
import type { Cluster } from '../cluster/index.ts';

/**
 * Keeps a file as Argo CD's ConfigMap of host keys says, as a node does for a pod that mounts it.
 * @returns what ends that
 */
export async function mountKnownHosts(cluster: Cluster, namespace: string, file: string): Promise<() => Promise<void>> {
  const client = createClient(cluster.connection);
  const stop = new AbortController();
  writeFileSync(file, '');
  const following = follow(
    client,
    { path: `/api/v1/namespaces/${namespace}/configmaps`, apiVersion: 'v1', kind: 'ConfigMap' },
    {
      signal: stop.signal,
      update(objects) {
        const data: { readonly ssh_known_hosts?: string } =
          JSON.parse(JSON.stringify(objects.get(`${namespace}/argocd-ssh-known-hosts-cm`) ?? {})).data ?? {};
        writeFileSync(file, data.ssh_known_hosts ?? '');
      },
    },
  ).catch(() => undefined);
  return async () => {
    stop.abort();
    await following;
    client[Symbol.dispose]();
  };
}
