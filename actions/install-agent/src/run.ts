import type { ObjectReport, Plan } from '#cluster';
import { apply, wait } from './apply/apply.ts';
import type { Inputs } from './inputs.ts';
import type { Ports } from './ports.ts';
import { preflight, type Survey } from './preflight/preflight.ts';
import { attempted } from './preflight/rows.ts';
import { preflightLines } from './preflight/table.ts';
import type { Common, Result } from './result.ts';

/** Checks everything, then writes, then waits. A run that is cut off leaves what the next one completes. */
export async function run(_: Inputs, ports: Ports): Promise<Result> {
  using client = ports.client;
  const { installation, log } = ports;
  const survey = await preflight(installation, ports);
  log.info(preflightLines(survey.rows));
  const { rows, version, plan } = survey;
  const common = (): Common => ({
    installation,
    rows,
    version,
    warnings: [...client.warnings],
    reports: foreseen(survey),
  });
  const [error, ...others] = rows.flatMap((row) => (row.state === 'fail' ? [row.error] : []));
  for (const other of others) log.annotate('error', other.message);
  if (error !== undefined) return { ...common(), kind: 'refused', error };
  if (plan === undefined) throw new TypeError('Without a plan, some check has failed.');
  if (installation.dryRun) return { ...common(), kind: 'tried' };
  const applied = await attempted(() => apply(installation, plan, ports));
  if ('error' in applied) return { ...common(), kind: 'failed', error: applied.error };
  const ending = await attempted(() => endOf(plan, ports));
  if ('error' in ending) return { ...common(), kind: 'failed', error: ending.error, reports: applied.value };
  return { ...common(), ...ending.value, reports: applied.value };
}

type End =
  | Pick<Extract<Result, { kind: 'applied' }>, 'kind' | 'ready'>
  | Omit<Extract<Result, { kind: 'unready' }>, keyof Common>;

async function endOf(plan: Plan, ports: Ports): Promise<End> {
  const { installation, log } = ports;
  if (installation.timeout === 0) return { kind: 'applied', ready: false };
  const waited = await wait(installation, plan, ports);
  if (waited.ready) return { kind: 'applied', ready: true };
  const [first, ...rest] = waited.failures;
  if (first === undefined) throw new TypeError('What is not ready has a reason.');
  for (const { id, message } of rest) log.annotate('error', `${id.kind} ${id.name} did not get ready: ${message}`);
  return { kind: 'unready', failures: [first, ...rest], milliseconds: waited.milliseconds };
}

/** What would be done, as far as it is known before it is. */
function foreseen({ plan, tried }: Survey): readonly ObjectReport[] {
  const byId = new Map(tried.map((report) => [report.id, report]));
  const steps =
    plan?.steps.map(({ key, action }) => byId.get(key) ?? { id: key, action, fields: [], managers: [] }) ?? [];
  const known = new Set(steps.map(({ id }) => id));
  return [...steps, ...tried.filter(({ id }) => !known.has(id))];
}
