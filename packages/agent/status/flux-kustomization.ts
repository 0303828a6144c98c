import { textAt } from '../json.ts';
import type { KubernetesObject } from '../kubernetes-object.ts';
import type { AgentFailureCode, AgentStatus } from './agent-status.ts';
import { type Condition, conditionOf } from './condition.ts';
import { fluxOutcome } from './flux-outcome.ts';
import { parseRevision } from './revision.ts';

export const kustomizationFailures: Readonly<Record<string, AgentFailureCode>> = {
  ArtifactFailed: 'AGENT_SOURCE',
  AccessDenied: 'AGENT_SOURCE',
  DirectoryCreationFailed: 'AGENT_SOURCE',
  BuildFailed: 'AGENT_BUILD',
  InvalidCELExpression: 'AGENT_BUILD',
  FeatureGateDisabled: 'AGENT_BUILD',
  HealthCheckFailed: 'AGENT_HEALTH',
};

/** @see https://fluxcd.io/flux/components/kustomize/kustomizations/#kustomization-status */
export function kustomizationStatus(object: KubernetesObject): AgentStatus {
  const attempted = textAt(object, 'status', 'lastAttemptedRevision');
  const succeeded = textAt(object, 'status', 'lastAppliedRevision');
  const origin = textAt(object, 'status', 'lastAppliedOriginRevision');
  const outcome = fluxOutcome(object, ({ reason }) => kustomizationFailures[reason] ?? 'AGENT_APPLY');
  // Ready=True stands for milliseconds with the revision before, until both fields name the same.
  const isCurrent = outcome.state === 'done' && succeeded === attempted;
  return {
    attempted: parseRevision(attempted, attempted === succeeded ? origin : ''),
    applied: hasApplied(object) ? parseRevision(attempted) : parseRevision(succeeded, origin),
    healthy: isCurrent ? parseRevision(succeeded, origin) : undefined,
    outcome:
      outcome.state === 'done' && !isCurrent
        ? { state: 'progressing', reason: 'Progressing', message: `The revision ${attempted} is under way.` }
        : outcome,
  };
}

/** Whether everything of the last attempt is in the cluster, and only its health is open. */
function hasApplied(object: KubernetesObject): boolean {
  const ready = conditionOf(object, 'Ready');
  const reconciling = conditionOf(object, 'Reconciling');
  return (
    isOfHealth(ready) || (reconciling?.status === 'True' && reconciling.message.startsWith('Running health checks'))
  );
}

function isOfHealth(ready: Condition | undefined): boolean {
  return ready?.status === 'False' && ready.reason === 'HealthCheckFailed';
}
