import { concurrency } from '../client/agent.ts';
import type { Client } from '../client/client.ts';
import { ApiError } from '../client/refusal.ts';
import { concurrently } from '../concurrently.ts';
import { objectPath } from '../discovery/resource.ts';
import { isObject } from '../json.ts';
import { nameOf } from '../objects/object.ts';
import type { Plan, Step } from '../plan/plan.ts';
import { triedObject } from '../upgrade/plan-migrations.ts';
import { applyObject } from './apply-object.ts';
import { differingFields } from './differing-fields.ts';
import { conflictReport, type ObjectReport, reportOf } from './report.ts';

/**
 * What a plan would do, by the server's own word: every object that is not unchanged is applied as a dry run. What cannot be tried
 * yet, because its namespace or its kind comes with the plan, counts as created.
 * @throws ApiError for an object that the server would refuse
 */
export async function tryPlan(client: Client, plan: Plan): Promise<readonly ObjectReport[]> {
  const tried = await concurrently(plan.steps, concurrency, (step) => tryStep(client, plan, step));
  return [...tried, ...plan.gone.map((entry) => reportOf(entry, 'prune'))];
}

/** The conflicts of a plan: only what exists can have any. */
export async function conflictsOf(client: Client, plan: Plan): Promise<readonly ObjectReport[]> {
  const updates = plan.steps.filter(({ action }) => action === 'update');
  const tried = await concurrently(updates, concurrency, async (step) => {
    const applied = await dryRun(client, plan, step);
    return applied.outcome === 'conflict' ? [conflictReport(step.id, applied.conflicts)] : [];
  });
  return tried.flat();
}

async function tryStep(client: Client, plan: Plan, step: Step): Promise<ObjectReport> {
  if (step.action === 'unchanged') return reportOf(step.id, 'unchanged');
  if (step.isNewKind) return reportOf(step.id, 'create');
  try {
    const [applied, live] = await Promise.all([
      dryRun(client, plan, step),
      step.action === 'update' ? read(client, step) : undefined,
    ]);
    if (applied.outcome === 'conflict') return conflictReport(step.id, applied.conflicts);
    if (live === undefined) return reportOf(step.id, 'create');
    return reportOf(step.id, 'update', differingFields(live, applied.object));
  } catch (error) {
    const isTooEarly = error instanceof ApiError && error.refusal.status === 404 && step.action === 'create';
    if (isTooEarly) return reportOf(step.id, 'create');
    throw error;
  }
}

function dryRun(client: Client, { fieldManager, migrations }: Plan, step: Step): ReturnType<typeof applyObject> {
  const object = triedObject(step.object, migrations.get(step.key));
  return applyObject(client, { ...step, object }, { fieldManager, force: false, dryRun: true });
}

async function read(client: Client, { resource, id }: Step): Promise<Readonly<Record<string, unknown>>> {
  const path = objectPath(resource, id);
  const { body } = await client.request({ method: 'GET', path, operation: `Reading ${nameOf(id)}` });
  return isObject(body) ? body : {};
}
