import type { Log, Runner } from '#action';
import { type Client, connectCluster, createDiscovery, type Discovery } from '#cluster';
import type { Inputs } from './inputs.ts';
import type { Installation } from './installation.ts';
import { installationOf } from './installation-of.ts';
import { type Download, download } from './manifests/download.ts';

export interface Ports {
  readonly installation: Installation;
  /** Whoever uses it disposes of it. */
  readonly client: Client;
  readonly discovery: Discovery;
  readonly workspace: string;
  readonly download: Download;
  readonly log: Pick<Log, 'info' | 'annotate'>;
}

export async function ports(inputs: Inputs, { workspace, environment, idToken, log }: Runner): Promise<Ports> {
  // refused before anything is connected
  const installation = installationOf(inputs);
  const client = await connectCluster(inputs, { environment, workspace, idToken, onSecret: log.mask });
  return { installation, client, discovery: createDiscovery(client), workspace, download, log };
}
