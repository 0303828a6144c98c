import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { buildKitDaemon, buildx, dockerClients } from '../parts.ts';

export interface BuildKit extends AsyncDisposable {
  /** The socket of the daemon. */
  readonly address: string;
  /** Name of the builder that reaches the daemon; it is the current one. */
  readonly builder: string;
  /** For a docker client: its PATH, its plugin and its builders. */
  readonly environment: Readonly<Record<string, string>>;
}

const readyWithin = 30_000;
const run = promisify(execFile);

/**
 * Starts BuildKit's daemon with its own folder and socket, and makes it the current builder of a docker configuration.
 * Needs root.
 * @param entitlements what it grants to builds that ask for it
 * @param hub the registry on this machine that it takes for Docker Hub
 */
export async function startBuildKit(entitlements: readonly string[] = [], hub?: string): Promise<BuildKit> {
  const [daemon, plugin] = [await buildKitDaemon(), await buildx()];
  const folder = await mkdtemp(join(tmpdir(), 'gitops-buildkit-'));
  const address = `unix://${join(folder, 'socket')}`;
  const log = join(folder, 'log');
  const output = openSync(log, 'a');
  const options = [`--root=${join(folder, 'root')}`, `--addr=${address}`];
  // a file system that needs nothing of the kernel, and no containerd of the machine
  const workers = ['--oci-worker-snapshotter=native', '--containerd-worker=false'];
  const grants = entitlements.map((entitlement) => `--allow-insecure-entitlement=${entitlement}`);
  const configuration = join(folder, 'buildkitd.toml');
  await writeFile(configuration, hub === undefined ? '' : `[registry."docker.io"]\nmirrors = ["${hub}"]\n`);
  const args = [...options, ...workers, ...grants, `--config=${configuration}`];
  const child = spawn(daemon.file, args, { stdio: ['ignore', output, output] });
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.kill('SIGTERM')) await once(child, 'exit');
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await untilReady(child, join(folder, 'socket'));
    const environment = await configure(folder, plugin.file);
    const builder = 'test-builder';
    const create = ['buildx', 'create', `--name=${builder}`, '--use', '--driver=remote', address];
    await run('docker', create, { env: environment });
    return { address, builder, environment, [Symbol.asyncDispose]: stop };
  } catch (cause) {
    const said = await readFile(log, 'utf8').catch(() => '');
    await stop();
    throw new Error(`buildkitd did not start; it said:\n${said}`, { cause });
  }
}

/** A docker configuration whose only content is the plugin. */
async function configure(folder: string, plugin: string): Promise<Readonly<Record<string, string>>> {
  const configuration = join(folder, 'docker');
  await mkdir(join(configuration, 'cli-plugins'), { recursive: true });
  await symlink(plugin, join(configuration, 'cli-plugins', 'docker-buildx'));
  await writeFile(join(configuration, 'config.json'), '{}');
  const client = dockerClients()[0]?.folder ?? '';
  const PATH = [client, dirname(process.execPath), '/usr/sbin', '/usr/bin', '/bin'].join(delimiter);
  return { PATH, HOME: folder, DOCKER_CONFIG: configuration };
}

async function untilReady(daemon: ChildProcess, socket: string): Promise<void> {
  for (const deadline = Date.now() + readyWithin; Date.now() < deadline; await sleep(50)) {
    if (daemon.exitCode !== null) throw new Error(`buildkitd ended with exit code ${daemon.exitCode}`);
    if (await accepts(socket)) return;
  }
  throw new Error(`buildkitd gave no answer within ${readyWithin} ms`);
}

function accepts(socket: string): Promise<boolean> {
  return new Promise((settle) => {
    const connection = createConnection(socket);
    connection.once('connect', () => settle(true)).once('error', () => settle(false));
    connection.once('connect', () => connection.destroy());
  });
}
