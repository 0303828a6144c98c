import { objectsAt, textAt } from '../json.ts';
import type { KubernetesObject } from '../kubernetes-object.ts';

/** An object of the cluster, as an agent names it. */
export interface ManagedObject {
  /** '' for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** '' where the kind has none. */
  readonly namespace: string;
  readonly name: string;
}

/** What an agent's object keeps in the cluster: the inventory of a Kustomization or HelmRelease, the resources of an Application. */
export function managedObjects(object: KubernetesObject): readonly ManagedObject[] {
  const entries = objectsAt(object, 'status', 'inventory', 'entries');
  const resources = objectsAt(object, 'status', 'resources').filter((each) => each.hook !== true);
  return [
    ...entries.flatMap((entry) => parseInventoryId(textAt(entry, 'id'), textAt(entry, 'v')) ?? []),
    ...resources.map((resource) => ({
      group: textAt(resource, 'group'),
      version: textAt(resource, 'version'),
      kind: textAt(resource, 'kind'),
      namespace: textAt(resource, 'namespace'),
      name: textAt(resource, 'name'),
    })),
  ];
}

/**
 * `namespace_name_group_Kind`. A colon, which names of roles may hold, is written as two underscores; no name holds one.
 * @see https://github.com/kubernetes-sigs/cli-utils/blob/master/pkg/object/objmetadata.go
 */
function parseInventoryId(id: string, version: string): ManagedObject | undefined {
  const parts = /^([^_]*)_(.+)_([^_]*)_([^_]+)$/.exec(id);
  if (parts === null) return undefined;
  const [, namespace = '', name = '', group = '', kind = ''] = parts;
  return { group, version, kind, namespace, name: name.replaceAll('__', ':') };
}

const agentKinds: ReadonlySet<string> = new Set([
  'Kustomization.kustomize.toolkit.fluxcd.io',
  'HelmRelease.helm.toolkit.fluxcd.io',
  'Application.argoproj.io',
  'Canary.flagger.app',
]);

/** Whether an object has a status of an agent's own, and objects below it. */
export function isAgentObject({ group, kind }: Pick<ManagedObject, 'group' | 'kind'>): boolean {
  return agentKinds.has(`${kind}.${group}`);
}
