import { objectsAt, textAt } from '../json.ts';
import type { KubernetesObject } from '../kubernetes-object.ts';
import type { AgentFailureCode, AgentStatus } from './agent-status.ts';
import type { Condition } from './condition.ts';
import { fluxOutcome } from './flux-outcome.ts';
import { parseRevision } from './revision.ts';

export const helmReleaseFailures: Readonly<Record<string, AgentFailureCode>> = {
  ArtifactFailed: 'AGENT_SOURCE',
  AccessDenied: 'AGENT_SOURCE',
  ValuesError: 'AGENT_BUILD',
  ChartMutateError: 'AGENT_BUILD',
  InvalidCELExpression: 'AGENT_BUILD',
  TestFailed: 'AGENT_HEALTH',
  HealthCheckFailed: 'AGENT_HEALTH',
};

/** Its revisions are versions of its chart. @see https://fluxcd.io/flux/components/helm/helmreleases/#helmrelease-status */
export function helmReleaseStatus(object: KubernetesObject): AgentStatus {
  const attempted = textAt(object, 'status', 'lastAttemptedRevision');
  const deployed = objectsAt(object, 'status', 'history').find((each) => each.status === 'deployed');
  const applied = parseRevision(textAt(deployed, 'chartVersion'));
  const outcome = fluxOutcome(object, meaningOf);
  const healthy = outcome.state === 'done' ? applied : undefined;
  return { attempted: parseRevision(attempted), applied, healthy, outcome };
}

/** Helm waits for what it has installed: when that does not get ready, it says that it has failed to install. */
function meaningOf({ reason, message }: Condition): AgentFailureCode {
  const known = helmReleaseFailures[reason];
  if (known !== undefined) return known;
  return /not ready|timed out|deadline exceeded|in progress/i.test(message) ? 'AGENT_HEALTH' : 'AGENT_APPLY';
}
