import type { Log } from '#action';
import {
  applyPlan,
  type Client,
  type Discovery,
  type KubernetesObject,
  makePlan,
  type ObjectReport,
  type Plan,
} from '#cluster';
import type { Installation } from '../installation.ts';

export interface ApplyPorts {
  readonly client: Client;
  readonly discovery: Discovery;
  readonly log: Pick<Log, 'info'>;
}

export interface Applying {
  readonly plan: Plan;
  /** Deletes what is no longer in the plan; true unless told. */
  readonly prune?: boolean;
  /** What has to be there before `register` is called, and the rest of the plan after. */
  readonly before: readonly KubernetesObject[];
  readonly register: (() => Promise<void>) | undefined;
}

/** Makes the cluster as the plan says, and deletes what is no longer in it. */
export async function apply(
  { conflicts }: Pick<Installation, 'conflicts'>,
  { plan, prune = true, before, register }: Applying,
  { client, discovery, log }: ApplyPorts,
): Promise<readonly ObjectReport[]> {
  const target = { client, discovery };
  const options = { force: conflicts === 'force', prune };
  const told = (reports: readonly ObjectReport[]): readonly ObjectReport[] => {
    for (const { id, action } of reports) if (action !== 'unchanged') log.info(`${action}  ${id}`);
    return reports;
  };
  if (register === undefined) return told(await applyPlan(target, plan, options));
  const { fieldManager, place } = plan;
  const naming = { fieldManager, namespace: place.namespace, inventory: place.name };
  const first = told(await applyPlan(target, await makePlan(target, before, naming), { ...options, prune: false }));
  await register();
  const all = plan.steps.map(({ object }) => object);
  return merged(first, told(await applyPlan(target, await makePlan(target, all, naming), options)));
}

/** What the first of two steps did is unchanged for the second. */
export function merged(before: readonly ObjectReport[], after: readonly ObjectReport[]): readonly ObjectReport[] {
  const first = new Map(before.map((report) => [report.id, report]));
  return after.map((report) => (report.action === 'unchanged' ? (first.get(report.id) ?? report) : report));
}
