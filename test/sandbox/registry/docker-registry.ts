import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface DockerRegistry extends AsyncDisposable {
  /** `127.0.0.1:PORT`, as in an image reference. */
  readonly host: string;
}

const program = 'docker-registry';

/** Starts the reference implementation (Debian's `docker-registry`), anonymous, with an empty storage of its own. */
export async function startDockerRegistry(): Promise<DockerRegistry> {
  const directory = await mkdtemp(join(tmpdir(), 'docker-registry-'));
  const host = `127.0.0.1:${await freePort()}`;
  const config = {
    version: 0.1,
    log: { level: 'error' },
    storage: { filesystem: { rootdirectory: join(directory, 'data') } },
    http: { addr: host },
  };
  // JSON is YAML
  await writeFile(join(directory, 'config.yml'), JSON.stringify(config));
  const child = spawn(program, ['serve', join(directory, 'config.yml')], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill();
    await ended;
    await rm(directory, { recursive: true });
  };
  const started = await isUp(`http://${host}/v2/`);
  if (started) return { host, [Symbol.asyncDispose]: stop };
  await stop();
  throw new Error(`${program} did not start on ${host}`);
}

const patience = 10_000;

async function isUp(url: string): Promise<boolean> {
  for (const deadline = Date.now() + patience; Date.now() < deadline; await sleep(50)) {
    const up = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) return true;
  }
  return false;
}

function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const server = createServer().listen(0, '127.0.0.1', () => {
    const address = server.address();
    server.close(() => {
      if (address !== null && typeof address === 'object') resolve(address.port);
      else reject(new Error('no free port'));
    });
  });
  return promise;
}
