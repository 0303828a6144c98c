import type { Log } from '#action';
import {
  applyPlan,
  type Client,
  type Discovery,
  definitionsServed,
  hasToGetReady,
  nameOf,
  type ObjectReport,
  type Plan,
  type WaitResult,
  waitUntilReady,
} from '#cluster';
import type { Installation } from '../installation.ts';

export interface ApplyPorts {
  readonly client: Client;
  readonly discovery: Discovery;
  readonly log: Pick<Log, 'info'>;
}

/** Makes the cluster as the plan says, and deletes what is no longer in it. */
export async function apply(
  { conflicts }: Pick<Installation, 'conflicts'>,
  plan: Plan,
  { client, discovery, log }: ApplyPorts,
): Promise<readonly ObjectReport[]> {
  const reports = await applyPlan({ client, discovery }, plan, { force: conflicts === 'force', prune: true });
  for (const { id, action } of reports) if (action !== 'unchanged') log.info(`${action}  ${id}`);
  return reports;
}

/** Waits until everything works that the plan holds, also what was there before. */
export async function wait(
  { timeout }: Pick<Installation, 'timeout'>,
  plan: Plan,
  { client, discovery, log }: ApplyPorts,
): Promise<WaitResult> {
  await definitionsServed({ client, discovery }, plan);
  return await waitUntilReady(
    client,
    plan.steps.filter(({ id }) => hasToGetReady(id)),
    {
      timeout,
      onProgress: (id, readiness) =>
        log.info(`${nameOf(id)}: ${readiness.state === 'current' ? 'ready' : readiness.message}`),
    },
  );
}
