import { objectsAt, textAt } from '../json.ts';
import type { KubernetesObject } from '../kubernetes-object.ts';
import { type AgentFailureCode, type AgentOutcome, type AgentStatus, failed } from './agent-status.ts';
import { type Condition, conditionOf } from './condition.ts';
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
  const outcome = causeOf(object, fluxOutcome(object, meaningOf));
  const healthy = outcome.state === 'done' ? applied : undefined;
  return { attempted: parseRevision(attempted), applied, healthy, outcome };
}

/** A release that failed and went back says that it went back well; what had failed stands beside it. */
function causeOf(object: KubernetesObject, outcome: AgentOutcome): AgentOutcome {
  const isOfRelease = /^(Install|Upgrade|Test|Rollback|Uninstall)/.test(conditionOf(object, 'Ready')?.reason ?? '');
  if (outcome.state !== 'failed' || !isOfRelease) return outcome;
  const cause = ['TestSuccess', 'Released']
    .map((type) => conditionOf(object, type))
    .find((condition) => condition?.status === 'False');
  return cause === undefined ? outcome : failed(meaningOf(cause), cause, outcome.final);
}

/** Helm waits for what it has installed: when that does not get ready, it says that it has failed to install. */
function meaningOf({ reason, message }: Condition): AgentFailureCode {
  const known = helmReleaseFailures[reason];
  if (known !== undefined) return known;
  return /not ready|timed out|deadline exceeded|in progress/i.test(message) ? 'AGENT_HEALTH' : 'AGENT_APPLY';
}
