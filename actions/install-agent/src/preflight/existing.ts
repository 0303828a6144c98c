import { type InstalledAgent, installedAgents, partOfLabel } from '#agent';
import { ApiError, type Client, listCollection } from '#cluster';
import { ActionError } from '#error';
import { compareVersions } from '#image';
import type { PreflightRow } from './row.ts';

/**
 * The agents that a cluster has: in all namespaces, or in the given one alone where that is all that the user may list.
 * @throws ApiError
 */
export async function readInstalled(client: Client, namespace: string): Promise<readonly InstalledAgent[]> {
  const deployments = { apiVersion: 'apps/v1', kind: 'Deployment' };
  const query = { labelSelector: `${partOfLabel} in (flux, argocd)` };
  const from = async (path: string): Promise<readonly InstalledAgent[]> => {
    const collection = { ...deployments, path: `/apis/apps/v1${path}/deployments` };
    return installedAgents((await listCollection(client, collection, query)).items);
  };
  try {
    return await from('');
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'RBAC_DENIED') throw error;
  }
  return from(`/namespaces/${encodeURIComponent(namespace)}`);
}

export interface Wanted {
  readonly agent: 'flux' | 'argocd' | 'manifests';
  readonly namespace: string;
  /** Without a `v`; '' where the manifests do not tell. */
  readonly version: string;
  /** An earlier run has left its inventory there. */
  readonly isOurs: boolean;
  readonly allowDowngrade: boolean;
}

/**
 * What it means for the agents that are there already. A newer one of the same kind ends the run, in whichever namespace it is:
 * all of a cluster share their custom resource definitions.
 */
export function existingRow(installed: readonly InstalledAgent[], wanted: Wanted): PreflightRow {
  const check = 'existing';
  const same = installed.filter(({ agent }) => agent === wanted.agent);
  const newer = same.filter(({ version = '' }) => (compareVersions(version, wanted.version) ?? 0) > 0);
  const described = installed.map((each) => describe(each, wanted)).join('; ');
  const detail = described === '' ? 'No agent is installed.' : `${described}.`;
  const [first] = newer;
  if (first !== undefined && !wanted.allowDowngrade) {
    return { check, state: 'fail', detail, error: downgrade(first, wanted) };
  }
  const isShared = same.some(({ namespace }) => namespace !== wanted.namespace);
  const here = same.find(({ namespace }) => namespace === wanted.namespace);
  const isForeign = here !== undefined && (here.isKept || !wanted.isOurs);
  return { check, state: isShared || isForeign || first !== undefined ? 'warn' : 'ok', detail };
}

const titles = { flux: 'Flux', argocd: 'Argo CD' } as const;

function describe({ agent, namespace, version, installer, isKept }: InstalledAgent, wanted: Wanted): string {
  const what = `${titles[agent]} ${version ?? 'of an unknown version'}`;
  if (agent !== wanted.agent) return `beside ${what} in ${namespace}`;
  if (namespace !== wanted.namespace) {
    return `another ${what} in ${namespace}, installed by ${installer}, shares the definitions`;
  }
  const order = compareVersions(version ?? '', wanted.version);
  const change =
    order === undefined ? 'replaced' : order === 0 ? 'the same version' : order < 0 ? 'an upgrade' : 'a downgrade';
  const owner = wanted.isOurs && !isKept ? 'by an earlier run' : `by ${installer}`;
  return `${what} in ${namespace}, installed ${owner}${isKept ? ', who puts it back' : ''}: ${change}`;
}

function downgrade({ agent, version, namespace }: InstalledAgent, wanted: Wanted): ActionError {
  const title = titles[agent];
  return new ActionError(
    'DOWNGRADE',
    `Installing ${title} ${wanted.version} failed: version ${version} is in namespace ${namespace}, which is newer.`,
    { hint: 'Give that version or a newer one; to go back on purpose, set `allow-downgrade: true`.' },
  );
}
