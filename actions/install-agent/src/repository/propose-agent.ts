import { argocdFiles, fluxFiles } from '#agent';
import type { Installation } from '../installation.ts';
import type { Manifests } from '../manifests/manifests.ts';
import type { Ports } from '../ports.ts';
import type { WholeAgent } from '../preflight/whole-agent.ts';
import type { Common } from '../result.ts';
import type { InstallChange } from './change.ts';
import type { RepositoryPorts } from './ports.ts';
import { proposeFiles } from './propose-files.ts';

/** An agent whose files are to be in the repository that it follows. */
export interface ProposableAgent {
  readonly manifests: Manifests;
  readonly agent: Pick<WholeAgent, 'objects' | 'connected'>;
  readonly version: string;
}

export function changeOf(
  { connection, namespace, allowDowngrade, where }: Installation,
  { manifests, agent: { objects, connected }, version }: ProposableAgent,
): InstallChange {
  if (connection === undefined || connected === undefined) throw new TypeError('No repository is connected.');
  const { repository, path } = connection;
  const { origin: place, sha256, verified } = manifests;
  const files =
    connected.agent === 'flux'
      ? fluxFiles(path, objects.agent, connected.connection)
      : argocdFiles(path, objects.agent, connected.connection);
  return {
    ...{
      kind: 'install',
      agent: connected.agent,
      repository,
      branch: connection.branch,
      path,
      namespace,
      files,
      version,
    },
    origin: { place, sha256, verified },
    allowDowngrade,
    keepsConnection: where === 'repository',
  };
}

export function repositoryOf({ repository }: Pick<Ports, 'repository'>): RepositoryPorts {
  if (repository === undefined) throw new TypeError('Nothing writes to a repository without a token.');
  return repository;
}

/** What a dry run finds of the repository, where that is written at all. */
export async function proposeDry(
  ports: Pick<Ports, 'repository' | 'installation'>,
  agent: ProposableAgent,
): Promise<Pick<Common, 'proposed'>> {
  if (ports.installation.where === 'cluster') return { proposed: undefined };
  const change = changeOf(ports.installation, agent);
  return { proposed: await proposeFiles(repositoryOf(ports), change, { dryRun: true }) };
}
