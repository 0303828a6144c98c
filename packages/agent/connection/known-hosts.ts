import { changedAt, isObject, textAt } from '../json.ts';
import type { KubernetesObject } from '../kubernetes-object.ts';

/**
 * The lines of a known_hosts file for the host of an SSH URL.
 * @param keys as GitHub tells them at `GET /meta` under `ssh_keys`: `ssh-ed25519 AAAA…`
 */
export function knownHostsOf(url: string, keys: readonly string[]): readonly string[] {
  const { hostname, port } = new URL(url);
  const host = port === '' || port === '22' ? hostname : `[${hostname}]:${port}`;
  return keys.map((key) => `${host} ${key}`);
}

const name = 'argocd-ssh-known-hosts-cm';
const key = 'ssh_known_hosts';

/**
 * Argo CD's known hosts with our lines at the end, where they are missing. All others stay as they are: other repositories are reached
 * with them.
 * @param present the ConfigMap as it is now, or as the release has it
 */
export function withKnownHosts(
  present: KubernetesObject | undefined,
  namespace: string,
  lines: readonly string[],
): KubernetesObject {
  const configMap = present ?? { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace } };
  const text = textAt(configMap, 'data', key);
  const known = new Set(text.split('\n').map((line) => line.trim()));
  const missing = lines.filter((line) => !known.has(line.trim()));
  if (missing.length === 0) return configMap;
  const above = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return changedAt(configMap, ['data'], (data) => ({
    ...(isObject(data) ? data : {}),
    [key]: `${above}${missing.join('\n')}\n`,
  }));
}

export function isKnownHosts({ kind, metadata }: KubernetesObject): boolean {
  return kind === 'ConfigMap' && metadata.name === name;
}
