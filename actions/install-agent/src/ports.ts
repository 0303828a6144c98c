import type { Log, Runner } from '#action';
import { type Client, connectCluster, createDiscovery, type Discovery, systemClock } from '#cluster';
import { connectGitHub, patience } from '#github';
import type { Secret } from '#secret';
import type { GitHubPlace } from './connect/connect-ports.ts';
import type { Inputs } from './inputs.ts';
import type { Installation } from './installation.ts';
import { installationOf } from './installation-of.ts';
import { type Download, download } from './manifests/download.ts';
import type { RepositoryPorts } from './repository/ports.ts';

export interface Ports {
  readonly installation: Installation;
  /** Absent where only a pull request is asked for. Whoever uses it disposes of it. */
  readonly cluster: ClusterPorts | undefined;
  readonly github: GitHubPlace;
  /** What this run itself asks GitHub with. */
  readonly githubToken: Secret | undefined;
  /** Writes to the repository that the agent follows. */
  readonly repository: RepositoryPorts | undefined;
  readonly workspace: string;
  readonly download: Download;
  readonly log: Pick<Log, 'info' | 'annotate'>;
}

export interface ClusterPorts {
  readonly client: Client;
  readonly discovery: Discovery;
}

/** How long a lost race with another writer is answered by another look. */
const retryFor = 60_000;

export async function ports(inputs: Inputs, runner: Runner): Promise<Ports> {
  const { workspace, environment, idToken, log, serverUrl, apiUrl, graphqlUrl, repository, sha, runUrl, actor } =
    runner;
  // refused before anything is connected
  const installation = installationOf(inputs);
  const { githubToken } = inputs;
  const github = { serverUrl, apiUrl, graphqlUrl };
  const cluster = async (): Promise<ClusterPorts> => {
    const client = await connectCluster(inputs, { environment, workspace, idToken, onSecret: log.mask });
    return { client, discovery: createDiscovery(client) };
  };
  return {
    ...{ installation, github, githubToken, workspace, download, log },
    cluster: installation.where === 'repository' ? undefined : await cluster(),
    repository: githubToken && {
      github: connectGitHub({ ...github, token: githubToken }, patience(retryFor)),
      ...{ log, clock: systemClock, retryFor, actor },
      today: new Date().toISOString().slice(0, 10),
      source: { repository, sha, run: runUrl },
    },
  };
}
