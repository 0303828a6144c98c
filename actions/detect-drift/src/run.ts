import type { AppliedFolder } from '#agent';
import { createDiscovery } from '#cluster';
import { ActionError } from '#error';
import { type Applier, appliersIn } from './agents/in-cluster.ts';
import { foldersInFiles } from './agents/in-files.ts';
import { lateIn } from './agents/late.ts';
import type { Ours } from './agents/ours.ts';
import { readDesired } from './desired/desired.ts';
import { type Environment, isWithin, readEnvironment } from './desired/environment.ts';
import type { Inputs } from './inputs.ts';
import { report } from './issue.ts';
import type { Ports } from './ports.ts';
import type { Comparison, Finding, Result } from './result.ts';
import { compareByReading } from './sources/agent.ts';
import { compareByTrial } from './sources/cluster.ts';
import { compareWithDump } from './sources/dump.ts';

export async function run(inputs: Inputs, ports: Ports): Promise<Result> {
  const { repository, source, values } = inputs;
  try {
    const environment = await readEnvironment(ports.workspace, inputs.environment);
    const comparison = sorted(await compare(inputs, environment, ports));
    const { findings, notes, compared } = comparison;
    tell(environment, comparison, ports);
    const facts = { ...comparison, repository, environment: environment.name, values };
    const issue = ports.github && (await report(ports.github, facts));
    return { environment: environment.name, source, values, findings, notes, compared, issue };
  } finally {
    await ports.release();
  }
}

async function compare(inputs: Inputs, environment: Environment, ports: Ports): Promise<Comparison> {
  const { workspace, cluster, branch: own } = ports;
  const { branch = own } = environment;
  const ours: Ours = { url: `${ports.serverUrl}/${inputs.repository}`, branch, isDefault: branch === own };
  const checkout = { ...ports, excluded: inputs.dump === undefined ? [] : [inputs.dump] };
  const client = cluster;
  const discovery = client && createDiscovery(client);
  const target = client && discovery && { client, discovery };
  const appliers = target && (await appliersIn(target, ours));
  const folders = appliers?.flatMap((each) => each.folders) ?? (await foldersInFiles(checkout, ours));
  const desired = await readDesired(environment, folders, checkout);
  const { ignored: rules } = environment;
  const compared = await (async (): Promise<Comparison> => {
    if (inputs.source === 'dump' || target === undefined)
      return await compareWithDump({ workspace, folder: inputs.dump ?? '' }, desired.objects, rules);
    if (inputs.source === 'cluster') return await compareByTrial(target, desired.objects, rules);
    const concerned = concernedIn(appliers, environment);
    const late = await lateIn(concerned, ports);
    if (late !== undefined) return late;
    return await compareByReading(target, { desired: desired.objects, appliers: concerned, rules });
  })();
  return { ...compared, notes: [...desired.notes, ...compared.notes] };
}

/** Those that bring the environment to the cluster. */
function concernedIn(appliers: readonly Applier[] | undefined, { name, path }: Environment): readonly Applier[] {
  const isConcerned = (folder: AppliedFolder): boolean => isWithin(folder.path, path) || isWithin(path, folder.path);
  const concerned = appliers?.filter(({ folders }) => folders.some(isConcerned)) ?? [];
  if (concerned.length > 0) return concerned;
  throw new ActionError(
    'AGENT_SOURCE',
    `Looking for the agent failed: the cluster shows no Kustomization of Flux and no Application of Argo CD that brings "${name}" to it.`,
    {
      hint: 'Check that this is the cluster that is meant, and that its credential may list them; or set `source: cluster`, which needs no agent.',
    },
  );
}

function sorted({ findings, notes, compared }: Comparison): Comparison {
  const order = ({ object, path }: Finding): string => `${object} ${path}`;
  return {
    findings: findings.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)),
    notes: notes.toSorted((a, b) => (a.object < b.object ? -1 : 1)),
    compared,
  };
}

/** Names alone: values stand in the outputs. */
function tell({ name }: Environment, { findings, notes, compared }: Comparison, { log }: Pick<Ports, 'log'>): void {
  for (const { object, path, manager } of findings)
    log.info(`differs: ${object} ${path || '(the whole object)'}${manager === '' ? '' : `, set by ${manager}`}`);
  for (const { object, reason, detail = '' } of notes)
    log.info(`not compared: ${object}: ${reason} ${detail}`.trimEnd());
  log.info(`${compared} objects compared, ${findings.length} differences.`);
  if (findings.length > 0)
    log.annotate('warning', `The cluster differs from the files of ${name} in ${findings.length} places.`);
}
