import { agentStatus } from '#agent';
import { definitionsServed, hasToGetReady, nameOf, type Plan, type ReadinessFailure, waitUntilReady } from '#cluster';
import type { Installation } from '../installation.ts';
import type { ApplyPorts } from './apply.ts';
import { waitForSync } from './sync.ts';

/** How a wait has ended. */
export type Waited =
  | { readonly ready: true; readonly revision: string }
  | {
      readonly ready: false;
      readonly revision: string;
      readonly milliseconds: number;
      readonly failures: readonly ReadinessFailure[];
    };

/** Waits until everything works that the plan holds, also what was there before; then until the agent has applied its repository. */
export async function wait(
  { timeout }: Pick<Installation, 'timeout'>,
  plan: Plan,
  { client, discovery, log }: ApplyPorts,
): Promise<Waited> {
  const start = client.clock.now();
  await definitionsServed({ client, discovery }, plan);
  const followers = plan.steps.filter(({ object }) => agentStatus(object) !== undefined);
  const rest = plan.steps.filter((step) => hasToGetReady(step.id) && !followers.includes(step));
  const waited = await waitUntilReady(client, rest, {
    timeout,
    onProgress: (id, readiness) =>
      log.info(`${nameOf(id)}: ${readiness.state === 'current' ? 'ready' : readiness.message}`),
  });
  if (!waited.ready) return { ...waited, revision: '' };
  const synced = await waitForSync(client, followers, { deadline: start + timeout, onProgress: log.info });
  return synced.ready ? synced : { ...synced, milliseconds: client.clock.now() - start };
}
