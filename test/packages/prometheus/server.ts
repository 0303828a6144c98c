import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Daemon } from '../../sandbox/cluster/daemon.ts';
import { freePorts } from '../../sandbox/cluster/ports.ts';

export interface RunningPrometheus extends AsyncDisposable {
  readonly url: string;
}

/** A real Prometheus that watches nothing: its targets would be looked at after five seconds alone. */
export async function startPrometheus(program: string): Promise<RunningPrometheus> {
  const folder = await mkdtemp(join(tmpdir(), 'prometheus-'));
  const [port = 0] = await freePorts(1);
  const url = `http://127.0.0.1:${port}`;
  await writeFile(join(folder, 'prometheus.yml'), 'scrape_configs: []\n');
  const daemon = new Daemon({
    program,
    args: [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    log: join(folder, 'log'),
    keep: false,
  });
  const stop = async (): Promise<void> => {
    await daemon.stop();
    await rm(folder, { recursive: true, force: true });
  };
  for (let attempt = 0; attempt < 1_200; attempt++) {
    daemon.mustRun();
    if (await isReady(url)) return { url, [Symbol.asyncDispose]: stop };
    await sleep(50);
  }
  await stop();
  throw new Error('Prometheus did not start within a minute.');
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/-/ready`)).ok;
  } catch {
    return false;
  }
}
