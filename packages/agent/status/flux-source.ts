import { textAt } from '../json.ts';
import type { KubernetesObject } from '../kubernetes-object.ts';
import type { AgentStatus } from './agent-status.ts';
import { fluxOutcome } from './flux-outcome.ts';
import { parseRevision } from './revision.ts';

/**
 * A GitRepository, OCIRepository, Bucket or HelmChart. What it holds stands even when it fails to fetch anything newer.
 */
export function sourceStatus(object: KubernetesObject): AgentStatus {
  const origin =
    textAt(object, 'status', 'artifact', 'metadata', 'org.opencontainers.image.revision') ||
    textAt(object, 'status', 'observedSourceArtifactRevision');
  return {
    fetched: parseRevision(textAt(object, 'status', 'artifact', 'revision'), origin),
    outcome: fluxOutcome(object, () => 'AGENT_SOURCE'),
  };
}
