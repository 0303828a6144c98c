import { plainPath } from '#agent';
import { type Client, type KubernetesObject, type ObjectId, objectsAt, textAt, valueAt } from '#cluster';
import { ActionError } from '#error';
import { readObject } from '../connect/stored.ts';
import type { RepositoryChange } from './change.ts';

/** The names under which the agents apply, and so whoever applies in their place: what they drop later is theirs to drop. */
export const agentManagers = { flux: 'kustomize-controller', argocd: 'argocd-controller' } as const;

/** Whether an agent applies itself from the repository. */
export interface Following {
  readonly isFollowing: boolean;
  /** Managers of what applies, by which it is told who has installed it. */
  readonly managers: readonly string[];
}

interface Places {
  /** What follows the repository. */
  readonly follower: string;
  readonly pathOf: (object: KubernetesObject) => string;
  /** The workload that applies. */
  readonly controller: string;
}

/** What an agent applies by. */
export function isController({ kind, name }: Pick<ObjectId, 'kind' | 'name'>): boolean {
  return (
    `${kind} ${name}` === 'Deployment kustomize-controller' ||
    `${kind} ${name}` === 'StatefulSet argocd-application-controller'
  );
}

function placesOf({ agent, namespace }: RepositoryChange): Places {
  if (agent === 'flux') {
    return {
      follower: `/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/${namespace}/kustomizations/${namespace}`,
      pathOf: (object) => textAt(object, 'spec', 'path'),
      controller: `/apis/apps/v1/namespaces/${namespace}/deployments/kustomize-controller`,
    };
  }
  return {
    follower: `/apis/argoproj.io/v1alpha1/namespaces/${namespace}/applications/argocd-components`,
    pathOf: (object) => textAt(object, 'spec', 'source', 'path').replace(new RegExp(`/?${namespace}$`), ''),
    controller: `/apis/apps/v1/namespaces/${namespace}/statefulsets/argocd-application-controller`,
  };
}

/**
 * Looks whether an agent already follows the folder: it then applies itself from there, and nobody else may.
 * @throws ActionError CONFLICT where it follows another folder
 */
export async function readFollowing(client: Client, change: RepositoryChange): Promise<Following> {
  const { follower, pathOf, controller } = placesOf(change);
  const operation = `Asking whether ${change.agent} follows a repository`;
  const [followed, applier] = await Promise.all([
    readObject(client, follower, operation),
    readObject(client, controller, operation),
  ]);
  const managers = objectsAt(applier, 'metadata', 'managedFields').map((entry) => textAt(entry, 'manager'));
  if (followed === undefined) return { isFollowing: false, managers };
  const path = plainPath(pathOf(followed));
  if (path !== plainPath(change.path)) throw otherFolder(followed, path, change);
  return { isFollowing: applier !== undefined, managers };
}

/**
 * Keeps Flux from taking itself away, and with itself all that it has applied, when its files go from the repository. Argo CD deletes
 * nothing of its own.
 * @returns the name of what was suspended; undefined where nothing follows
 */
export async function suspendFollower(client: Client, change: RepositoryChange): Promise<string | undefined> {
  if (change.agent !== 'flux') return undefined;
  const { follower: path } = placesOf(change);
  const operation = 'Suspending what Flux follows its repository by';
  const followed = await readObject(client, path, operation);
  if (followed === undefined) return undefined;
  const name = `Kustomization ${change.namespace}/${followed.metadata.name}`;
  if (valueAt(followed, 'spec', 'suspend') === true) return name;
  const body = JSON.stringify({ spec: { suspend: true } });
  const query = { fieldManager: 'gitops-actions' };
  await client.request({ method: 'PATCH', path, query, contentType: 'application/merge-patch+json', body, operation });
  return name;
}

function otherFolder({ kind, metadata }: KubernetesObject, path: string, change: RepositoryChange): ActionError {
  const name = `${kind} ${change.namespace}/${metadata.name}`;
  return new ActionError(
    'CONFLICT',
    `Having ${change.agent} follow "${change.path}" failed: ${name} follows "${path}" already.`,
    { hint: 'Give that folder as the input `path`, another `namespace`, or uninstall the agent first.' },
  );
}
