import { outputOf } from '../act.ts';
import { follow } from '../follow.ts';
import type { Lane } from './lanes.ts';
import type { Way } from './way.ts';

/** What the audit of the environments tells. */
export interface Audit {
  readonly events: number;
  /** Markdown. */
  readonly summary: string;
}

/** An auditor asks; the answer has to tell of every change that git knows, find nothing wrong, and count the one rollback. */
export async function audit({ stage, field, tell }: Way, lanes: readonly Lane[]): Promise<Audit> {
  const cause = (): Promise<unknown> => field.dispatch('rhea', 'audit.yml');
  tell('rhea asks who brought what where → audit');
  const runs = await follow(stage.sandbox, { title: 'The audit', repositories: [field.repository], cause }, tell);
  const [events, findings] = [Number(outputOf(runs, 'events')), outputOf(runs, 'findings')];
  const figures: readonly { readonly environment: string; readonly rollbacks: number }[] = JSON.parse(
    outputOf(runs, 'figures'),
  );
  const rollbacks = figures.map(({ environment, rollbacks: count }) => `${environment} ${count}`).join();
  const changes = lanes.flatMap(({ stays }) => stays).length;
  if (events !== changes || findings !== '[]' || rollbacks !== 'dev 0,staging 0,production 1') {
    throw new Error(
      `The audit tells of ${events} changes of ${changes}, rollbacks ${rollbacks}, findings ${findings}.`,
    );
  }
  const steps = runs.flatMap((run) => run.report?.jobs ?? []).flatMap((job) => job.steps);
  return { events, summary: steps.map((step) => step.summary).join('\n') };
}
