import { argocdConnection, fluxConnection, httpsUrl } from '#agent';
import type { AgentConnection } from './connect/connect.ts';
import { findFolder } from './connect/repository.ts';
import { repositoryRow } from './connect/repository-row.ts';
import type { Ports } from './ports.ts';
import { manifestsRow, readAgent } from './preflight/manifests.ts';
import { attempted, complete, failAt, ok } from './preflight/rows.ts';
import { preflightLines } from './preflight/table.ts';
import { changeOf, repositoryOf } from './repository/propose-agent.ts';
import { proposeFiles } from './repository/propose-files.ts';
import type { Result } from './result.ts';

/** Mode commit: no cluster is reached, and no Secret is in the repository. */
export async function installInRepository(ports: Ports): Promise<Result> {
  const { installation, log } = ports;
  const { connection, where, dryRun } = installation;
  if (installation.agent === 'manifests' || connection === undefined) throw new TypeError('No repository is named.');
  const [read, folder] = await Promise.all([
    attempted(() => readAgent(installation, ports)),
    attempted(() => findFolder(connection, ports)),
  ]);
  const rows = complete([
    'error' in read ? failAt('manifests', read.error) : manifestsRow(read.value.manifests),
    'error' in folder ? failAt('repository', folder.error) : repositoryRow(connection, where, folder.value),
    ok('credential', 'None: nothing is written to a cluster.'),
  ]);
  log.info(preflightLines(rows));
  const version = 'error' in read ? installation.manifests.version : read.value.version;
  const common = { installation, version, rows, warnings: [], reports: [], proposed: undefined };
  const [error, ...others] = rows.flatMap((row) => (row.state === 'fail' ? [row.error] : []));
  for (const other of others) log.annotate('error', other.message);
  if (error !== undefined || 'error' in read || 'error' in folder) {
    if (error === undefined) throw new TypeError('What cannot be read has failed its check.');
    return { ...common, kind: 'refused', error };
  }
  const url = httpsUrl({ serverUrl: ports.github.serverUrl, repository: connection.repository });
  const branch = connection.branch || (folder.value?.branch ?? '');
  const options = { ...installation, path: connection.path, url, branch, credentials: { kind: 'none' } } as const;
  const connected: AgentConnection =
    options.agent === 'flux'
      ? { agent: 'flux', connection: fluxConnection(options) }
      : { agent: 'argocd', connection: argocdConnection(options) };
  const objects = { agent: read.value.objects, secrets: [], sync: [] };
  const agent = { manifests: read.value.manifests, agent: { objects, connected }, version };
  const proposing = await attempted(() => proposeFiles(repositoryOf(ports), changeOf(installation, agent), { dryRun }));
  if ('error' in proposing) return { ...common, kind: 'failed', error: proposing.error };
  const proposed = proposing.value;
  const told = { ...common, proposed, reports: proposed.reports };
  return dryRun ? { ...told, kind: 'tried' } : { ...told, kind: 'proposed' };
}
