import { type AgentStatus, type AppliedFolder, agentStatus, appliedFolders } from '#agent';
import {
  ApiError,
  apiVersionOf,
  type Client,
  collectionPath,
  type Discovery,
  type KubernetesObject,
  listCollection,
  objectsAt,
  textAt,
  valueAt,
} from '#cluster';
import { followsUs, type Ours } from './ours.ts';

/** An agent's object that brings folders of our branch to the cluster. */
export interface Applier {
  readonly object: KubernetesObject;
  readonly folders: readonly AppliedFolder[];
  readonly status: AgentStatus;
}

const kinds = {
  gitRepository: ['source.toolkit.fluxcd.io', 'GitRepository'],
  kustomization: ['kustomize.toolkit.fluxcd.io', 'Kustomization'],
  application: ['argoproj.io', 'Application'],
} as const;

/**
 * The Kustomizations and Applications that follow our branch.
 * @returns undefined where the cluster has no agent, or does not let us see what it does
 */
export async function appliersIn(
  { client, discovery }: { readonly client: Client; readonly discovery: Discovery },
  ours: Ours,
): Promise<readonly Applier[] | undefined> {
  const list = async ([group, kind]: readonly [string, string]): Promise<readonly KubernetesObject[] | undefined> => {
    const resource = await discovery.preferred(group, kind);
    if (resource === undefined) return undefined;
    const collection = { path: collectionPath(resource), apiVersion: apiVersionOf(resource), kind };
    return (await listCollection(client, collection)).items;
  };
  try {
    const [repositories, kustomizations, applications] = await Promise.all([
      list(kinds.gitRepository),
      list(kinds.kustomization),
      list(kinds.application),
    ]);
    if (kustomizations === undefined && applications === undefined) return undefined;
    const sources = new Map((repositories ?? []).map((object) => [placeOf(object), object]));
    return [
      ...(kustomizations ?? []).filter((object) => isOfOurs(sources.get(sourcePlace(object)), ours)),
      ...(applications ?? []).filter((object) => sourcesOf(object).some((source) => isOurs(source, ours))),
    ].flatMap((object) => applierOf(object, ours));
  } catch (error) {
    if (error instanceof ApiError && error.code === 'RBAC_DENIED') return undefined;
    throw error;
  }
}

function applierOf(object: KubernetesObject, ours: Ours): readonly Applier[] {
  const status = agentStatus(object, ours.url);
  const folders = appliedFolders(object, (source) => isOurs(source, ours));
  return status === undefined ? [] : [{ object, folders, status }];
}

const placeOf = ({ metadata }: KubernetesObject): string => `${metadata.namespace ?? ''}/${metadata.name}`;

/** Where the source of a Kustomization is; '' if that is no Git repository. */
function sourcePlace(object: KubernetesObject): string {
  const reference = valueAt(object, 'spec', 'sourceRef');
  if (textAt(reference, 'kind') !== 'GitRepository') return '';
  return `${textAt(reference, 'namespace') || (object.metadata.namespace ?? '')}/${textAt(reference, 'name')}`;
}

function isOfOurs(repository: KubernetesObject | undefined, ours: Ours): boolean {
  const ref = valueAt(repository, 'spec', 'ref');
  const branch = (textAt(ref, 'name') || textAt(ref, 'branch') || 'master').replace(/^refs\/heads\//, '');
  return repository !== undefined && followsUs(textAt(repository, 'spec', 'url'), branch, ours);
}

function sourcesOf(application: KubernetesObject): readonly unknown[] {
  return [valueAt(application, 'spec', 'source'), ...objectsAt(application, 'spec', 'sources')];
}

function isOurs(source: unknown, ours: Ours): boolean {
  return followsUs(textAt(source, 'repoURL'), textAt(source, 'targetRevision'), ours);
}
