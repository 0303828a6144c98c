import { ApiError, type Client, isKubernetesObject, type KubernetesObject } from '#cluster';
import { ActionError } from '#error';

interface Place {
  readonly namespace: string;
  readonly name: string;
}

/** `undefined` where there is none. @throws ApiError RBAC_DENIED */
export function readSecret(client: Client, { namespace, name }: Place): Promise<KubernetesObject | undefined> {
  return readObject(client, `/api/v1/namespaces/${namespace}/secrets/${name}`, `Reading Secret ${namespace}/${name}`);
}

/** `undefined` where there is none. */
export function readConfigMap(client: Client, { namespace, name }: Place): Promise<KubernetesObject | undefined> {
  const path = `/api/v1/namespaces/${namespace}/configmaps/${name}`;
  return readObject(client, path, `Reading ConfigMap ${namespace}/${name}`);
}

/** An AppProject of Argo CD; `undefined` where there is none, or where the cluster does not know them yet. */
export function readProject(client: Client, { namespace, name }: Place): Promise<KubernetesObject | undefined> {
  const path = `/apis/argoproj.io/v1alpha1/namespaces/${namespace}/appprojects/${name}`;
  return readObject(client, path, `Reading AppProject ${namespace}/${name}`);
}

/** That of the namespace `kube-system`, which lives as long as the cluster. */
export async function readClusterUid(client: Client): Promise<string> {
  const path = '/api/v1/namespaces/kube-system';
  const uid = (await readObject(client, path, 'Telling this cluster from others'))?.metadata.uid;
  if (typeof uid === 'string') return uid;
  throw new ActionError('K8S_REFUSED', 'Telling this cluster from others failed: it has no namespace kube-system.', {
    hint: 'Give the deploy key a title of its own: `key-title`.',
  });
}

/** `undefined` where there is none, or where the cluster does not know the kind. */
export async function readObject(
  client: Client,
  path: string,
  operation: string,
): Promise<KubernetesObject | undefined> {
  try {
    const { body } = await client.request({ method: 'GET', path, operation });
    return isKubernetesObject(body) ? body : undefined;
  } catch (error) {
    if (error instanceof ApiError && error.refusal.status === 404) return undefined;
    throw error;
  }
}
