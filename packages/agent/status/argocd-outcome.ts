import { isObject, objectsAt, textAt, valueAt } from '../json.ts';
import type { KubernetesObject } from '../kubernetes-object.ts';
import { type AgentFailureCode, type AgentOutcome, done, failed, progressing } from './agent-status.ts';

/** What Argo CD says of an Application. What it said before a refresh that is still asked for is old. */
export function applicationOutcome(object: KubernetesObject): AgentOutcome {
  const annotations = valueAt(object, 'metadata', 'annotations');
  if (textAt(annotations, 'argocd.argoproj.io/skip-reconcile') === 'true') {
    return { state: 'suspended', code: 'AGENT_SUSPENDED', message: 'The annotation skip-reconcile is set.' };
  }
  if (textAt(annotations, 'argocd.argoproj.io/refresh') !== '') {
    return progressing('Refresh', 'A refresh is asked for and not done yet.');
  }
  return errorOf(object) ?? operationOutcome(object) ?? resultOf(object);
}

function errorOf(object: KubernetesObject): AgentOutcome | undefined {
  const condition = objectsAt(object, 'status', 'conditions').find((each) => textAt(each, 'type').endsWith('Error'));
  if (condition === undefined) return undefined;
  const said = { reason: textAt(condition, 'type'), message: textAt(condition, 'message') };
  return failed(codeOf(said.reason, said.message), said);
}

/** An operation that is under way, or has failed. One that runs and has an end has failed too, and waits for its next attempt. */
function operationOutcome(object: KubernetesObject): AgentOutcome | undefined {
  const operation = valueAt(object, 'status', 'operationState');
  const said = { reason: textAt(operation, 'phase'), message: textAt(operation, 'message') };
  if (said.reason === 'Running' && textAt(operation, 'finishedAt') !== '') {
    return failed('AGENT_APPLY', { ...said, reason: 'Failed' });
  }
  if (isObject(object.operation) || said.reason === 'Running' || said.reason === 'Terminating') {
    return progressing(said.reason, said.message);
  }
  const hasFailed = said.reason === 'Failed' || said.reason === 'Error';
  return hasFailed && (isComparedOperated(object) || !isSynced(object)) ? failed('AGENT_APPLY', said) : undefined;
}

function resultOf(object: KubernetesObject): AgentOutcome {
  const sync = textAt(object, 'status', 'sync', 'status');
  const health = textAt(object, 'status', 'health', 'status');
  if (sync === 'OutOfSync' && !isAutomated(object)) {
    return { state: 'suspended', code: 'AUTO_SYNC_OFF', message: 'It is out of sync, and nothing syncs it by itself.' };
  }
  // What is unhealthy before anything of this commit is in the cluster is so because of another.
  if (health === 'Degraded' && (isSynced(object) || isComparedOperated(object))) {
    return failed('AGENT_HEALTH', { reason: health, message: healthMessage(object) });
  }
  if (!isSynced(object)) return progressing(sync || 'Unknown', 'It is not synced.');
  return health === 'Healthy' ? done : progressing(health || 'Unknown', textAt(object, 'status', 'health', 'message'));
}

function isSynced(object: KubernetesObject): boolean {
  return textAt(object, 'status', 'sync', 'status') === 'Synced';
}

function isAutomated(object: KubernetesObject): boolean {
  const automated = valueAt(object, 'spec', 'syncPolicy', 'automated');
  return isObject(automated) && automated.enabled !== false;
}

/** Whether the last operation was about what is compared now. */
function isComparedOperated(object: KubernetesObject): boolean {
  const operated = valueAt(object, 'status', 'operationState', 'syncResult');
  const compared = valueAt(object, 'status', 'sync');
  return ['revision', 'revisions'].every((key) => `${valueAt(operated, key)}` === `${valueAt(compared, key)}`);
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
  if (resource === undefined) return textAt(object, 'status', 'health', 'message') || 'A resource is degraded.';
  const name = `${textAt(resource, 'kind')} ${textAt(resource, 'namespace')}/${textAt(resource, 'name')}`;
  return `${name}: ${textAt(resource, 'health', 'message')}`;
}
