import type { Inputs } from './inputs.ts';
import { installInCluster } from './install-in-cluster.ts';
import { installInRepository } from './install-in-repository.ts';
import type { Ports } from './ports.ts';
import type { Result } from './result.ts';
import { uninstallEverywhere } from './uninstall-everywhere.ts';

/** Checks everything, then writes, then waits. A run that is cut off leaves what the next one completes. */
export async function run(_: Inputs, ports: Ports): Promise<Result> {
  const { installation, cluster } = ports;
  using _client = cluster?.client;
  if (installation.uninstall !== undefined) return await uninstallEverywhere(installation.uninstall, ports);
  return cluster === undefined ? await installInRepository(ports) : await installInCluster(ports, cluster);
}
