import { isObject, objectsAt, textAt, textsAt, valueAt } from '../json.ts';
import type { KubernetesObject } from '../kubernetes-object.ts';
import {
  type AgentFailureCode,
  type AgentOutcome,
  type AgentStatus,
  done,
  failed,
  progressing,
} from './agent-status.ts';
import { parseRevision, type Revision } from './revision.ts';

/**
 * An Application. `status.sync` is what was compared, `status.operationState` what was done last: only together do they tell.
 * @param repositoryUrl which of several sources the revisions are of
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/
 */
export function applicationStatus(object: KubernetesObject, repositoryUrl?: string): AgentStatus {
  const source = sourceIndex(object, repositoryUrl);
  const compared = revisionAt(valueAt(object, 'status', 'sync'), source);
  const operated = revisionAt(valueAt(object, 'status', 'operationState', 'syncResult'), source);
  const isSynced = textAt(object, 'status', 'sync', 'status') === 'Synced';
  const hasOperated = textAt(object, 'status', 'operationState', 'phase') === 'Succeeded';
  const outcome = outcomeOf(object);
  return {
    fetched: compared,
    attempted: isSynced ? compared : (operated ?? compared),
    applied: isSynced ? compared : hasOperated ? operated : undefined,
    healthy: outcome.state === 'done' ? compared : undefined,
    outcome,
  };
}

function outcomeOf(object: KubernetesObject): AgentOutcome {
  const paused = suspension(object);
  if (paused !== undefined) return paused;
  const failure = failureOf(object);
  if (failure !== undefined) return failure;
  const phase = textAt(object, 'status', 'operationState', 'phase');
  if (isObject(object.operation) || phase === 'Running' || phase === 'Terminating') {
    return progressing(phase, textAt(object, 'status', 'operationState', 'message'));
  }
  if (textAt(object, 'metadata', 'annotations', 'argocd.argoproj.io/refresh') !== '') {
    return progressing('Refresh', 'A refresh is asked for and not done yet.');
  }
  const sync = textAt(object, 'status', 'sync', 'status');
  const health = textAt(object, 'status', 'health', 'status');
  if (sync !== 'Synced') return progressing(sync || 'Unknown', 'It is not synced.');
  return health === 'Healthy' ? done : progressing(health || 'Unknown', textAt(object, 'status', 'health', 'message'));
}

function suspension(object: KubernetesObject): AgentOutcome | undefined {
  if (textAt(object, 'metadata', 'annotations', 'argocd.argoproj.io/skip-reconcile') === 'true') {
    return { state: 'suspended', code: 'AGENT_SUSPENDED', message: 'The annotation skip-reconcile is set.' };
  }
  const automated = valueAt(object, 'spec', 'syncPolicy', 'automated');
  const isAutomated = isObject(automated) && automated.enabled !== false;
  const phase = textAt(object, 'status', 'operationState', 'phase');
  const isBusy = isObject(object.operation) || phase === 'Running' || phase === 'Terminating';
  if (isAutomated || isBusy || textAt(object, 'status', 'sync', 'status') !== 'OutOfSync') return undefined;
  return { state: 'suspended', code: 'AUTO_SYNC_OFF', message: 'It is out of sync, and nothing syncs it by itself.' };
}

function failureOf(object: KubernetesObject): AgentOutcome | undefined {
  const condition = objectsAt(object, 'status', 'conditions').find((each) => textAt(each, 'type').endsWith('Error'));
  if (condition !== undefined) {
    const said = { reason: textAt(condition, 'type'), message: textAt(condition, 'message') };
    return failed(codeOf(said.reason, said.message), said);
  }
  const phase = textAt(object, 'status', 'operationState', 'phase');
  if (['Failed', 'Error'].includes(phase) && isOfNow(object)) {
    return failed('AGENT_APPLY', { reason: phase, message: textAt(object, 'status', 'operationState', 'message') });
  }
  if (textAt(object, 'status', 'health', 'status') !== 'Degraded') return undefined;
  return failed('AGENT_HEALTH', { reason: 'Degraded', message: healthMessage(object) });
}

/** An operation that failed says nothing any more once another one is asked for, or what is compared is in the cluster without it. */
function isOfNow(object: KubernetesObject): boolean {
  if (isObject(object.operation)) return false;
  const operated = valueAt(object, 'status', 'operationState', 'syncResult');
  const compared = valueAt(object, 'status', 'sync');
  const isSame = ['revision', 'revisions'].every((key) => `${valueAt(operated, key)}` === `${valueAt(compared, key)}`);
  return isSame || textAt(compared, 'status') !== 'Synced';
}

/** Argo CD cannot compare what it cannot fetch, nor what it cannot build; only its words tell which. */
function codeOf(type: string, message: string): AgentFailureCode {
  if (type === 'SyncError' || type === 'DeletionError') return 'AGENT_APPLY';
  const isSource =
    /authenti|authoriz|repository not (found|accessible)|not permitted in project|(list|resolve|fetch)\b.*\b(refs|revision|commit)|unable to resolve|could not read|ssh:|dial tcp|no such host/i;
  return isSource.test(message) ? 'AGENT_SOURCE' : 'AGENT_BUILD';
}

function healthMessage(object: KubernetesObject): string {
  const resource = objectsAt(object, 'status', 'resources').find(
    (each) => textAt(each, 'health', 'status') === 'Degraded',
  );
  if (resource === undefined) return textAt(object, 'status', 'health', 'message');
  const name = `${textAt(resource, 'kind')} ${textAt(resource, 'namespace')}/${textAt(resource, 'name')}`;
  return `${name}: ${textAt(resource, 'health', 'message')}`;
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

function revisionAt(value: unknown, source: number): Revision | undefined {
  const text = source < 0 ? textAt(value, 'revision') : (textsAt(value, 'revisions')[source] ?? '');
  return parseRevision(text);
}
