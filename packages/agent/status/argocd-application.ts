import { objectsAt, textAt, textsAt, valueAt } from '../json.ts';
import type { KubernetesObject } from '../kubernetes-object.ts';
import type { AgentStatus } from './agent-status.ts';
import { applicationOutcome } from './argocd-outcome.ts';
import { parseRevision, type Revision } from './revision.ts';

/**
 * An Application. `status.sync` is what was compared, `status.operationState` what was done last: only together do they tell.
 * @param repositoryUrl which of several sources the revisions are of
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/
 */
export function applicationStatus(object: KubernetesObject, repositoryUrl?: string): AgentStatus {
  const source = sourceIndex(object, repositoryUrl);
  const compared = comparedRevision(object, source);
  const operated = revisionAt(valueAt(object, 'status', 'operationState', 'syncResult'), source);
  const isSynced = textAt(object, 'status', 'sync', 'status') === 'Synced';
  const hasOperated = textAt(object, 'status', 'operationState', 'phase') === 'Succeeded';
  const outcome = applicationOutcome(object);
  // An error of a condition, unlike one of an operation, is about what was compared and not begun with.
  const isRefused = outcome.state === 'failed' && /.Error$/.test(outcome.reason);
  return {
    fetched: compared,
    attempted: isSynced || isRefused ? compared : (operated ?? compared),
    applied: isSynced ? compared : hasOperated ? operated : undefined,
    healthy: outcome.state === 'done' ? compared : undefined,
    outcome,
  };
}

/** -1 where there is only one source. */
function sourceIndex(object: KubernetesObject, repositoryUrl: string | undefined): number {
  const sources = objectsAt(object, 'spec', 'sources');
  if (sources.length === 0) return -1;
  return Math.max(
    sources.findIndex(({ repoURL }) => repoURL === repositoryUrl),
    0,
  );
}

/** While nothing can be compared, the revision is often no more than the name of the branch. */
function comparedRevision(object: KubernetesObject, source: number): Revision | undefined {
  const revision = revisionAt(valueAt(object, 'status', 'sync'), source);
  const isUnknown = textAt(object, 'status', 'sync', 'status') === 'Unknown';
  return isUnknown && revision?.commit === undefined ? undefined : revision;
}

function revisionAt(value: unknown, source: number): Revision | undefined {
  const text = source < 0 ? textAt(value, 'revision') : (textsAt(value, 'revisions')[source] ?? '');
  return parseRevision(text);
}
