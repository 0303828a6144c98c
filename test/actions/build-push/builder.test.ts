import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { literalDefaults, runAction } from '../../sandbox/action-process.ts';
import { type BuildKit, startBuildKit } from '../../sandbox/docker/buildkit.ts';
import { type DockerDaemon, startDocker } from '../../sandbox/docker/index.ts';
import { buildah, buildKitDaemon, buildx, dockerEngine, requirePart, staticBusybox } from '../../sandbox/parts.ts';
import { type SandboxRegistry, startRegistry } from '../../sandbox/registry/index.ts';
import { type App, createApp, tagPushed } from './app.ts';

// Builders that are made for one build, and what a cancelled run leaves: nothing.

const busybox = staticBusybox();
const builderParts = [await buildKitDaemon(), await buildx(), dockerEngine(), busybox];

let registry: SandboxRegistry;
let app: App;
let temp: string;
/** For what the tests need beside it. */
let aside: string;
beforeEach(async () => {
  registry = await startRegistry();
  app = await createApp();
  temp = await mkdtemp(join(tmpdir(), 'gitops-temp-'));
  aside = await mkdtemp(join(tmpdir(), 'gitops-aside-'));
});
afterEach(async () => {
  for (const part of [registry, app]) await part[Symbol.asyncDispose]();
  for (const folder of [temp, aside]) await rm(folder, { recursive: true, force: true });
});

/** Makes the app's Dockerfile run a command in an image with a shell. */
async function runs(command: string): Promise<void> {
  await using base = await createApp({ Dockerfile: 'FROM scratch\nCOPY busybox /bin/sh\nCOPY busybox /bin/sleep\n' });
  await copyFile(busybox.file, join(base.folder, 'busybox'));
  const inputs = { image: `${registry.host}/base/shell`, engine: 'assemble' };
  const { outputs } = await runAction('build-push', { inputs, workspace: base.folder, environment: tagPushed });
  await app.write({ Dockerfile: `FROM ${outputs.image}\nRUN ${command}\n` });
}

/** Starts a build, and cancels it as the runner does once the log shows that it has come so far. */
async function cancelled(
  inputs: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>>,
  reached: RegExp,
): Promise<number | null> {
  const variables = Object.entries({
    ...(await literalDefaults('build-push')),
    image: `${registry.host}/acme/shop`,
    ...inputs,
  });
  const child = spawn(process.execPath, ['--conditions=source', resolve('actions/build-push/src/main.ts')], {
    cwd: app.folder,
    env: {
      ...{ PATH: process.env.PATH, HOME: process.env.HOME, RUNNER_TEMP: temp, GITHUB_WORKSPACE: app.folder },
      ...{ ...tagPushed, ...environment },
      ...Object.fromEntries(variables.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    },
  });
  const ended = once(child, 'close');
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      log += chunk.toString();
    });
  }
  for (const deadline = Date.now() + 30_000; !reached.test(log); await sleep(50)) {
    if (Date.now() > deadline || child.exitCode !== null) throw new Error(`the build did not come so far:\n${log}`);
  }
  child.kill('SIGINT');
  await ended;
  return child.exitCode;
}

describe.skipIf(!builderParts.every(requirePart))('a builder for one build', () => {
  let buildKit: BuildKit;
  let daemon: DockerDaemon;
  beforeAll(async () => {
    [buildKit, daemon] = await Promise.all([startBuildKit(), startDocker()]);
  });
  afterAll(async () => {
    for (const part of [buildKit, daemon]) await part[Symbol.asyncDispose]();
  });

  /** A docker that writes down what is asked of buildx; instead of a container it takes the daemon that runs. */
  async function shim(): Promise<{
    readonly environment: Readonly<Record<string, string>>;
    readonly asked: () => Promise<readonly string[]>;
  }> {
    const [folder, record] = [join(aside, 'bin'), join(aside, 'asked')];
    await mkdir(folder);
    const { PATH = '', HOME = '' } = buildKit.environment;
    const docker = join(PATH.split(':')[0] ?? '', 'docker');
    await writeFile(
      join(folder, 'docker'),
      `#!/bin/sh
if [ "$1 $2" = 'buildx create' ] || [ "$1 $2" = 'buildx rm' ]; then echo "$@" >> ${record}; fi
if [ "$1 $2" = 'buildx create' ]; then exec ${docker} buildx create "$3" --driver=remote ${buildKit.address}; fi
exec ${docker} "$@"
`,
    );
    await chmod(join(folder, 'docker'), 0o755);
    const environment = {
      ...{ ...buildKit.environment, PATH: `${folder}:${PATH}` },
      ...{ DOCKER_HOST: daemon.host, BUILDX_CONFIG: join(HOME, 'no-builders') },
    };
    return { environment, asked: async () => (await readFile(record, 'utf8')).trim().split('\n') };
  }

  const removed = /^buildx rm --force gitops-actions-[0-9a-f-]+$/;

  test('is made of a pinned image where the current one cannot export, and removed', async () => {
    const { environment, asked } = await shim();
    await runs('true');
    const inputs = { image: `${registry.host}/acme/shop`, index: 'always' };
    const outcome = await runAction('build-push', {
      ...{ inputs, workspace: app.folder },
      environment: { ...tagPushed, RUNNER_TEMP: temp, ...environment },
    });
    expect({ exitCode: outcome.exitCode, log: outcome.exitCode === 0 ? '' : outcome.log }).toEqual({
      exitCode: 0,
      log: '',
    });
    expect(outcome.outputs.result).toContain('"engine":"buildx"');
    const [create = '', remove = '', ...others] = await asked();
    expect(create).toMatch(
      /--driver=docker-container --driver-opt=image=docker\.io\/moby\/buildkit:v[\d.]+@sha256:[0-9a-f]{64}$/,
    );
    expect(remove).toMatch(removed);
    expect(others).toEqual([]);
  });

  test('is not made for a plain image, which docker builds', async () => {
    const { environment, asked } = await shim();
    await runs('true');
    const outcome = await runAction('build-push', {
      ...{ inputs: { image: `${registry.host}/acme/shop` }, workspace: app.folder },
      environment: { ...tagPushed, RUNNER_TEMP: temp, ...environment },
    });
    expect(outcome.outputs.result).toContain('"engine":"docker"');
    expect(outcome.log).toContain('Passed over: Engine buildx is not used: the current builder is the docker engine');
    await expect(asked()).rejects.toThrow();
  });

  test('is removed when the run is cancelled', async () => {
    const { environment, asked } = await shim();
    await runs('sleep 60');
    const exitCode = await cancelled({ engine: 'buildx' }, environment, /RUN sleep 60/);
    expect(exitCode).toBe(130);
    expect((await asked()).at(-1)).toMatch(removed);
    await expect(readdir(temp)).resolves.toEqual([]);
  });
});

test.skipIf(![buildah(), busybox].every(requirePart))('a cancelled build leaves no store behind', async () => {
  await runs('sleep 60');
  await expect(cancelled({ engine: 'buildah' }, {}, /STEP 2/)).resolves.toBe(130);
  await expect(readdir(temp)).resolves.toEqual([]);
  expect(registry.tags('acme/shop')).toEqual([]);
});
