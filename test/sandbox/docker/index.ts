import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

export interface DockerDaemon extends AsyncDisposable {
  /** For DOCKER_HOST. */
  readonly host: string;
}

const readyWithin = 30_000;
const run = promisify(execFile);

/** Starts a docker engine with its own folder and socket, apart from any other on the machine. Needs root. */
export async function startDocker(): Promise<DockerDaemon> {
  const folder = await mkdtemp(join(tmpdir(), 'gitops-docker-'));
  const host = `unix://${join(folder, 'docker.sock')}`;
  const log = join(folder, 'log');
  const output = openSync(log, 'a');
  const options = [
    `--host=${host}`,
    `--data-root=${join(folder, 'data')}`,
    `--exec-root=${join(folder, 'exec')}`,
    `--pidfile=${join(folder, 'pid')}`,
    // builds get a bridge, and nothing on the machine's network is changed for it
    '--iptables=false',
    '--ip6tables=false',
  ];
  const daemon = spawn('dockerd', options, { stdio: ['ignore', output, output] });
  try {
    await untilReady(daemon, host);
  } catch (cause) {
    const said = await readFile(log, 'utf8').catch(() => '');
    await stop(daemon, folder);
    throw new Error(`dockerd did not start; it said:\n${said}`, { cause });
  }
  return { host, [Symbol.asyncDispose]: () => stop(daemon, folder) };
}

async function untilReady(daemon: ChildProcess, host: string): Promise<void> {
  const deadline = Date.now() + readyWithin;
  for (;;) {
    if (daemon.exitCode !== null) throw new Error(`dockerd ended with exit code ${daemon.exitCode}`);
    const answer = await run('docker', ['--host', host, 'version', '--format', '{{.Server.Version}}']).catch(
      () => undefined,
    );
    if (answer !== undefined) return;
    if (Date.now() > deadline) throw new Error(`dockerd gave no answer within ${readyWithin} ms`);
    await sleep(100);
  }
}

async function stop(daemon: ChildProcess, folder: string): Promise<void> {
  if (daemon.exitCode === null && daemon.kill('SIGTERM')) await once(daemon, 'exit');
  await rm(folder, { recursive: true, force: true });
}
