import type { ArgocdConnection } from '../connection/argocd-connection.ts';
import { changedAt, isObject } from '../json.ts';
import type { KubernetesObject } from '../kubernetes-object.ts';
import { type AgentFile, agentFilePaths, agentFolder } from './agent-file.ts';
import { documentsOf } from './documents.ts';
import { kustomizationFile } from './kustomization-file.ts';

/**
 * What an Argo CD installation has in the repository: `<path>/<namespace>/{argocd-components,argocd-sync,kustomization}.yaml`. An Application of
 * its own follows that folder: Argo CD does not look into folders below the one that an Application names.
 * @param path the folder that the cluster follows
 * @param objects what `argocdObjects` made
 * @throws ActionError INPUT_INVALID for a Secret that holds something
 */
export function argocdFiles(
  path: string,
  objects: readonly KubernetesObject[],
  connection: ArgocdConnection,
): readonly AgentFile[] {
  const paths = agentFilePaths('argocd', path, connection.application.metadata.namespace ?? '');
  return [
    { path: paths.components, text: documentsOf(objects) },
    { path: paths.sync, text: documentsOf(argocdSyncObjects(path, connection)) },
    { path: paths.kustomization, text: kustomizationFile(['argocd-components.yaml', 'argocd-sync.yaml']) },
  ];
}

/** What is applied after the files are merged, and is in them too: the projects and Applications, that of Argo CD itself among them. */
export function argocdSyncObjects(path: string, connection: ArgocdConnection): readonly KubernetesObject[] {
  const { project, application } = connection;
  return [
    ...(project === undefined ? [] : [project]),
    application,
    ownApplication(agentFolder(path, application.metadata.namespace ?? ''), application),
  ];
}

/** Nothing of Argo CD is deleted because a file is: the first to go could be what deletes. */
function ownApplication(folder: string, application: KubernetesObject): KubernetesObject {
  const metadata = { ...application.metadata, name: 'argocd-components' };
  const placed = changedAt({ ...application, metadata }, ['spec', 'source', 'path'], () => folder);
  return changedAt(placed, ['spec', 'syncPolicy'], (policy) =>
    isObject(policy) && isObject(policy.automated)
      ? { ...policy, automated: { ...policy.automated, prune: false } }
      : policy,
  );
}
