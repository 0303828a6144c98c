import { systemClock } from '#cluster';
import type { ActionError } from '#error';
import { forgetKeys } from './connect/forget-keys.ts';
import type { Removal } from './installation.ts';
import type { ClusterPorts, Ports } from './ports.ts';
import { contact } from './preflight/contact.ts';
import { attempted, complete } from './preflight/rows.ts';
import { preflightLines } from './preflight/table.ts';
import { ownManager } from './preflight/whole-agent.ts';
import type { Proposed, UninstallChange } from './repository/change.ts';
import { agentManagers, suspendFollower } from './repository/following.ts';
import { repositoryOf } from './repository/propose-agent.ts';
import { proposeFiles } from './repository/propose-files.ts';
import { waitForMerge } from './repository/wait-for-merge.ts';
import type { Common, Result } from './result.ts';
import { tryUninstall, uninstall } from './uninstall/uninstall.ts';
import type { Uninstallation } from './uninstall/uninstallation.ts';

/** First from the repository, from where the agent would put itself back, and then from the cluster. */
export async function uninstallEverywhere(removal: Removal, ports: Ports): Promise<Result> {
  const { installation, cluster } = ports;
  const { where, timeout, dryRun } = installation;
  const deadline = systemClock.now() + timeout;
  const { rows, error }: Checked =
    cluster === undefined ? { rows: [], error: undefined } : await checks(ports, cluster);
  const common: Common = { installation, version: '', rows, reports: [], warnings: [], proposed: undefined };
  if (error !== undefined) return { ...common, kind: 'refused', error };
  const proposing = await attempted(() => (where === 'cluster' ? undefined : withdrawn(ports, deadline)));
  if ('error' in proposing) return { ...common, kind: 'failed', error: proposing.error };
  const { proposed, warnings: waiting } = proposing.value ?? { proposed: undefined, warnings: [] };
  const told = { ...common, proposed, reports: proposed?.reports ?? [], warnings: waiting };
  const isOpen = proposed !== undefined && !['unchanged', 'merged', 'planned'].includes(proposed.state);
  if (proposed !== undefined && (cluster === undefined || isOpen)) {
    return dryRun ? { ...told, kind: 'tried' } : { ...told, kind: 'proposed', proposed };
  }
  if (cluster === undefined) throw new TypeError('There is neither a cluster nor a repository.');
  const removed = await attempted(() => removedFrom(cluster, ports, removal));
  if ('error' in removed) return { ...told, kind: 'failed', error: removed.error };
  const { reports, warnings } = removed.value;
  const all = { ...told, reports: [...told.reports, ...reports], warnings: [...cluster.client.warnings, ...warnings] };
  return { ...all, kind: dryRun ? 'tried' : 'uninstalled' };
}

interface Checked extends Pick<Common, 'rows'> {
  readonly error: ActionError | undefined;
}

async function checks({ installation, log }: Ports, { client }: ClusterPorts): Promise<Checked> {
  const contacted = await contact(client, { ...installation, agent: 'manifests' });
  const rows = complete(contacted.rows);
  log.info(preflightLines(rows));
  const failed = rows.find((row) => row.state === 'fail');
  return { rows, error: failed?.state === 'fail' ? failed.error : undefined };
}

interface Withdrawn extends Pick<Common, 'warnings'> {
  readonly proposed: Proposed;
}

async function withdrawn(ports: Ports, deadline: number): Promise<Withdrawn> {
  const { agent, connection, namespace, dryRun, where } = ports.installation;
  if (agent === 'manifests' || connection === undefined) throw new TypeError('No repository is named.');
  const { repository, branch, path } = connection;
  const change: UninstallChange = { kind: 'uninstall', agent, repository, branch, path, namespace };
  const writing = repositoryOf(ports);
  const { cluster } = ports;
  if (where !== 'both' || dryRun || cluster === undefined) {
    return { proposed: await proposeFiles(writing, change, { dryRun }), warnings: [] };
  }
  const suspended = await suspendFollower(cluster.client, change);
  const opened = await proposeFiles(writing, change, { dryRun });
  const proposed = await waitForMerge(writing, change, { proposed: opened, deadline });
  const isOpen = proposed.state === 'open' || proposed.state === 'closed';
  const warnings = [`${suspended} is suspended: resume it if the agent is to stay.`];
  return { proposed, warnings: isOpen && suspended !== undefined ? warnings : [] };
}

async function removedFrom(cluster: ClusterPorts, ports: Ports, removal: Removal): ReturnType<typeof uninstall> {
  const { installation, log } = ports;
  const { agent, namespace, timeout, dryRun } = installation;
  const fieldManagers = agent === 'manifests' ? [ownManager] : [ownManager, agentManagers[agent]];
  const wanted: Uninstallation = { ...removal, agent, namespace, timeout, fieldManagers };
  const forgetting = dryRun ? undefined : await forgetKeys(installation, { ...ports, ...cluster });
  const target = { ...cluster, log, forgetKeys: forgetting };
  return dryRun ? await tryUninstall(target, wanted) : await uninstall(target, wanted);
}
