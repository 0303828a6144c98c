import { textAt } from '../json.ts';
import type { KubernetesObject } from '../kubernetes-object.ts';
import { type AgentStatus, done, failed, progressing } from './agent-status.ts';
import { conditionOf } from './condition.ts';

/**
 * A Canary of Flagger. It names no revision, and `Succeeded` stands until Flagger has seen a change: done says something only beside the
 * image of the pods that serve.
 * @see https://docs.flagger.app/usage/how-it-works#canary-status
 */
export function canaryStatus(object: KubernetesObject): AgentStatus {
  const phase = textAt(object, 'status', 'phase');
  const message = conditionOf(object, 'Promoted')?.message ?? '';
  if (phase === 'Succeeded' || phase === 'Initialized') return { outcome: done };
  if (phase === 'Failed') return { outcome: failed('AGENT_HEALTH', { reason: phase, message }, true) };
  return { outcome: progressing(phase || 'Pending', message) };
}
