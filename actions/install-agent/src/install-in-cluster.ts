import type { ObjectReport, Plan } from '#cluster';
import { apply } from './apply/apply.ts';
import { wait } from './apply/wait.ts';
import { register } from './connect/deploy-key.ts';
import type { Done } from './done.ts';
import { installTogether } from './install-together.ts';
import type { ClusterPorts, Ports } from './ports.ts';
import { type Found, preflight, type Survey } from './preflight/preflight.ts';
import { attempted } from './preflight/rows.ts';
import { preflightLines } from './preflight/table.ts';
import { proposeDry } from './repository/propose-agent.ts';
import type { Common, Result } from './result.ts';

/** Modes apply and both. */
export async function installInCluster(ports: Ports, cluster: ClusterPorts): Promise<Result> {
  const { installation, log } = ports;
  const { client } = cluster;
  const survey = await preflight(installation, { ...ports, ...cluster });
  log.info(preflightLines(survey.rows));
  const { rows, version, found } = survey;
  const common = (): Common => ({
    ...{ installation, rows, version, proposed: undefined },
    warnings: [...client.warnings],
    reports: foreseen(survey),
  });
  const [error, ...others] = rows.flatMap((row) => (row.state === 'fail' ? [row.error] : []));
  for (const other of others) log.annotate('error', other.message);
  if (error !== undefined) return { ...common(), kind: 'refused', error };
  if (found === undefined) throw new TypeError('Without a plan, some check has failed.');
  if (installation.dryRun) return { ...common(), kind: 'tried', ...(await proposeDry(ports, { ...found, version })) };
  const isBoth = installation.where === 'both';
  const done = await attempted(() =>
    isBoth ? installTogether(ports, cluster, { ...found, version }) : alone(ports, cluster, found),
  );
  if ('error' in done) return { ...common(), kind: 'failed', error: done.error };
  const { reports, proposed, plan } = done.value;
  const reported = { ...common(), reports, proposed };
  if (plan === undefined && proposed !== undefined) return { ...reported, kind: 'proposed', proposed };
  const ended = await attempted(() => ending(ports, cluster, plan ?? found.plan));
  return 'error' in ended ? { ...reported, kind: 'failed', error: ended.error } : { ...reported, ...ended.value };
}

async function alone(ports: Ports, cluster: ClusterPorts, found: Found): Promise<Done> {
  const { plan, registration, agent } = found;
  const before = [...agent.objects.agent, ...agent.objects.secrets];
  const telling = registration && (() => register(registration, ports));
  const reports = await apply(ports.installation, { plan, before, register: telling }, { ...ports, ...cluster });
  return { reports, proposed: undefined, plan };
}

type Ending =
  | Pick<Extract<Result, { kind: 'applied' }>, 'kind' | 'ready' | 'revision'>
  | Pick<Extract<Result, { kind: 'unready' }>, 'kind' | 'failures' | 'revision' | 'milliseconds'>;

async function ending(ports: Ports, cluster: ClusterPorts, plan: Plan): Promise<Ending> {
  const { installation, log } = ports;
  if (installation.timeout === 0) return { kind: 'applied', ready: false, revision: '' };
  const waited = await wait(installation, plan, { ...ports, ...cluster });
  if (waited.ready) return { ...waited, kind: 'applied' };
  const [first, ...rest] = waited.failures;
  if (first === undefined) throw new TypeError('What is not ready has a reason.');
  for (const { id, message } of rest) log.annotate('error', `${id.kind} ${id.name} did not get ready: ${message}`);
  return { ...waited, kind: 'unready', failures: [first, ...rest] };
}

/** What would be done, as far as it is known before it is. */
function foreseen({ found }: Survey): readonly ObjectReport[] {
  if (found === undefined) return [];
  const { plan, tried } = found;
  const byId = new Map(tried.map((report) => [report.id, report]));
  const steps = plan.steps.map(({ key, action }) => byId.get(key) ?? { id: key, action, fields: [], managers: [] });
  const known = new Set(steps.map(({ id }) => id));
  return [...steps, ...tried.filter(({ id }) => !known.has(id))];
}
