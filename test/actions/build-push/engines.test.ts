import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { digestOf, mediaTypes } from '#registry';
import { type ActionOutcome, runAction } from '../../sandbox/action-process.ts';
import { type BuildKit, startBuildKit } from '../../sandbox/docker/buildkit.ts';
import { type DockerDaemon, startDocker } from '../../sandbox/docker/index.ts';
import {
  buildah,
  buildKitClient,
  buildKitDaemon,
  buildx,
  dockerClients,
  dockerEngine,
  podman,
  registryProgram,
  requirePart,
  staticBusybox,
} from '../../sandbox/parts.ts';
import { startDockerRegistry } from '../../sandbox/registry/docker-registry.ts';
import { type SandboxRegistry, startRegistry } from '../../sandbox/registry/index.ts';
import { type App, createApp, tagPushed } from './app.ts';

// Real engines, with a base image that only a login may pull and a Dockerfile that runs something.

const login = { username: 'ci', password: 'secret-word-of-ci' };
const busybox = staticBusybox();
const plugin = await buildx();
const buildKit = `${buildKitClient()?.folder}:/usr/bin:/bin`;
const legacy = dockerClients().find(({ hasBuildKit }) => !hasBuildKit);

let registry: SandboxRegistry;
let app: App;
let home: string;
let temp: string;

beforeEach(async () => {
  registry = await startRegistry({ auth: { kind: 'bearer', ...login } });
  home = await mkdtemp(join(tmpdir(), 'gitops-home-'));
  temp = await mkdtemp(join(tmpdir(), 'gitops-temp-'));
  app = await createApp({ Dockerfile: 'FROM scratch\nCOPY busybox /bin/sh\n' });
});
afterEach(async () => {
  await registry[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
  for (const folder of [home, temp]) await rm(folder, { recursive: true, force: true });
});

function build(
  engine: string,
  environment: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>> = {},
): Promise<ActionOutcome> {
  return runAction('build-push', {
    inputs: { image: `${registry.host}/acme/shop`, engine, ...login, ...inputs },
    workspace: app.folder,
    environment: { ...tagPushed, HOME: home, RUNNER_TEMP: temp, ...environment },
  });
}

/** Pushes a private base image, and makes the app's Dockerfile run something in it. */
async function runInBase(): Promise<void> {
  const program = join(app.folder, 'busybox');
  await copyFile(busybox.file, program);
  const inputs = { image: `${registry.host}/base/busybox`, engine: 'assemble', version: '1.0.0', ...login };
  const base = await runAction('build-push', { inputs, workspace: app.folder, environment: tagPushed });
  await app.write({
    Dockerfile: `FROM ${base.outputs.image}\nARG NOTE=none\nRUN echo "made" > /made\nCMD ["/bin/sh"]\n`,
  });
  await rm(program);
}

function expectPushed({ exitCode, outputs, log }: ActionOutcome, engine: string): void {
  expect({ exitCode, log: exitCode === 0 ? '' : log }).toEqual({ exitCode: 0, log: '' });
  expect(registry.manifest('acme/shop', '1.2.3')?.digest).toBe(outputs.digest);
  expect(outputs.result).toContain(`"engine":"${engine}"`);
  expect(log.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain(login.password);
}

describe.skipIf(![dockerEngine(), busybox].every(requirePart))('engine docker', () => {
  let daemon: DockerDaemon;
  beforeAll(async () => {
    daemon = await startDocker();
  });
  afterAll(() => daemon[Symbol.asyncDispose]());

  /** A docker before all others on the PATH, which writes down what a look at its arguments and its files shows. */
  async function spyOn(folder: string): Promise<{ readonly PATH: string; readonly seen: () => Promise<string> }> {
    const file = join(home, 'bin', 'docker');
    const record = join(home, 'seen');
    await mkdir(dirname(file));
    const look = `{ echo "$@"; cat "$DOCKER_CONFIG"/*; env | grep DOCKER_CONFIG; } >> ${record} 2>/dev/null`;
    await writeFile(file, `#!/bin/sh\n${look}\nexec ${join(folder, 'docker')} "$@"\n`);
    await chmod(file, 0o755);
    return { PATH: `${dirname(file)}:/usr/bin:/bin`, seen: () => readFile(record, 'utf8') };
  }

  test('builds with a client that has BuildKit, and gives the password in no file and no argument', async () => {
    await runInBase();
    const { PATH, seen } = await spyOn(buildKitClient()?.folder ?? '');
    expectPushed(await build('docker', { DOCKER_HOST: daemon.host, PATH }), 'docker');
    expect(await seen()).toContain('credHelpers');
    // the engine is on this machine: what does not need the client goes without it
    expect(await seen()).not.toMatch(/^(?:push|image|history) /m);
    await expectNoPassword(seen);
  });

  test('lets the client inspect and push where the engine is on another machine', async () => {
    await runInBase();
    const { PATH, seen } = await spyOn(buildKitClient()?.folder ?? '');
    await using away = await overNetwork(daemon);
    expectPushed(await build('docker', { DOCKER_HOST: away.host, PATH }), 'docker');
    expect(await seen()).toContain(`push ${registry.host}/acme/shop:1.2.3`);
    expect(await seen()).toContain('history --no-trunc');
    await expectNoPassword(seen);
  });

  async function expectNoPassword(seen: () => Promise<string>): Promise<void> {
    expect(await seen()).not.toContain(login.password);
    expect(await seen()).not.toContain(Buffer.from(`${login.username}:${login.password}`).toString('base64'));
    await expect(readdir(temp)).resolves.toEqual([]);
  }

  /** The same engine, by an address of the network. */
  async function overNetwork({ host }: DockerDaemon): Promise<AsyncDisposable & { readonly host: string }> {
    const server = createServer((client) => {
      const engine = connect(host.replace('unix://', ''));
      client.pipe(engine).pipe(client);
      for (const socket of [client, engine]) socket.on('error', () => undefined);
    });
    await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('unreachable');
    return {
      host: `tcp://127.0.0.1:${address.port}`,
      [Symbol.asyncDispose]: async () => void server.close(),
    };
  }

  test('pushes again when the registry fails for a moment', async () => {
    await runInBase();
    registry.fail({ match: /^PUT .*acme\/shop\/manifests/, status: 503 });
    const outcome = await build('docker', { DOCKER_HOST: daemon.host, PATH: buildKit });
    expectPushed(outcome, 'docker');
    expect(outcome.log).toContain('Pushing failed, attempt 1 of 4.');
  });

  test('reports a login that may not push as that', async () => {
    await runInBase();
    registry.fail({ match: /^POST .*acme\/shop\/blobs/, status: 403, times: 9 });
    const { annotations } = await build('docker', {
      DOCKER_HOST: daemon.host,
      PATH: buildKit,
    });
    expect(annotations[0]).toMatchObject({ level: 'error', properties: { title: 'PUSH_DENIED' } });
  });

  test('is stopped at once where a login may not push', async () => {
    await app.write({ Dockerfile: `FROM scratch\nCOPY busybox /bin/sleep\nRUN ["/bin/sleep", "600"]\n` });
    await copyFile(busybox.file, join(app.folder, 'busybox'));
    registry.fail({ match: /^POST .*acme\/shop\/blobs/, status: 403, times: 9 });
    const { annotations } = await build('docker', { DOCKER_HOST: daemon.host, PATH: buildKit });
    expect(annotations[0]).toMatchObject({ level: 'error', properties: { title: 'PUSH_DENIED' } });
    expect(annotations[0]?.message).toContain('Asking whether');
    await expect(readdir(temp)).resolves.toEqual([]);
  });

  test('leaves a version that is there, and refuses to change it', async () => {
    await runInBase();
    const environment = { DOCKER_HOST: daemon.host, PATH: buildKit };
    const first = await build('docker', environment);
    const second = await build('docker', environment);
    await app.write({ Dockerfile: `${await readFile(join(app.folder, 'Dockerfile'), 'utf8')}ENV A=1\n` });
    const third = await build('docker', environment);
    expect(second.outputs).toMatchObject({ image: first.outputs.image, pushed: 'false' });
    expect(third.annotations[0]?.properties.title).toBe('TAG_EXISTS');
    expect(registry.manifest('acme/shop', '1.2.3')?.digest).toBe(first.outputs.digest);
  });

  test('does not push an image whose history holds the password', async () => {
    await runInBase();
    await app.write({ Dockerfile: `FROM ${registry.host}/base/busybox:1.0.0\nRUN echo ${login.password} > /x\n` });
    const { annotations } = await build('docker', { DOCKER_HOST: daemon.host, PATH: buildKit });
    expect(annotations.find(({ level }) => level === 'error')?.properties.title).toBe('SECRET_IN_IMAGE');
    expect(registry.tags('acme/shop')).toEqual([]);
  });

  test('shows what the Dockerfile said when a command in it fails', async () => {
    await runInBase();
    await app.write({ Dockerfile: `FROM ${registry.host}/base/busybox:1.0.0\nRUN echo because && exit 3\n` });
    const { annotations, log } = await build('docker', {
      DOCKER_HOST: daemon.host,
      PATH: buildKit,
    });
    expect(annotations.find(({ level }) => level === 'error')?.properties.title).toBe('BUILD_FAILED');
    expect(log).toContain('because');
    expect(registry.tags('acme/shop')).toEqual([]);
  });

  test.skipIf(legacy === undefined)('is passed over when the client would use the legacy builder', async () => {
    const PATH = legacy?.folder ?? '';
    await app.write({ busybox: '' });
    const { annotations } = await build('docker', { DOCKER_HOST: daemon.host, PATH });
    expect(annotations[0]?.properties.title).toBe('ENGINE_MISSING');
    expect(annotations[0]?.message).toContain(`client ${legacy?.version} (${PATH}/docker) has no buildx`);
  });

  test.skipIf(legacy === undefined || !requirePart(plugin))('builds with buildx, and keeps its plugins', async () => {
    await runInBase();
    await mkdir(join(home, '.docker/cli-plugins'), { recursive: true });
    await symlink(plugin.file, join(home, '.docker/cli-plugins/docker-buildx'));
    const { PATH, seen } = await spyOn(legacy?.folder ?? '');
    expectPushed(await build('docker', { DOCKER_HOST: daemon.host, PATH }), 'docker');
    // the plugin needs no client, whose start takes longer than a small build's own steps
    await expect(seen()).rejects.toMatchObject({ code: 'ENOENT' });
  });

  async function addPlugin(script: string): Promise<void> {
    await mkdir(join(home, '.docker/cli-plugins'), { recursive: true });
    await writeFile(join(home, '.docker/cli-plugins/docker-buildx'), script, { mode: 0o755 });
  }

  test.skipIf(legacy === undefined)('is passed over when its plugin does not run, with what docker says', async () => {
    await addPlugin('#!/bin/sh\nexit 1\n');
    await app.write({ busybox: '' });
    const PATH = `${legacy?.folder}:/usr/bin:/bin`;
    const { annotations } = await build('docker', { DOCKER_HOST: daemon.host, PATH });
    expect(annotations[0]?.properties.title).toBe('ENGINE_MISSING');
    expect(annotations[0]?.message).toContain('has no buildx');
  });

  test('is missing when its daemon does not answer, whether or not there is a plugin', async () => {
    const environment = { DOCKER_HOST: `unix://${temp}/none.sock`, PATH: buildKit };
    const without = await build('docker', environment);
    await addPlugin('#!/bin/sh\nexit 1\n');
    const annotations = [...without.annotations, ...(await build('docker', environment)).annotations];
    expect(annotations.map(({ properties }) => properties.title)).toEqual(['ENGINE_MISSING', 'ENGINE_MISSING']);
    for (const { message } of annotations) expect(message).toMatch(/finds no docker engine \(.*Cannot connect/);
  });
});

describe.skipIf(![buildah(), busybox].every(requirePart))('engine buildah', () => {
  test('builds and pushes the same digest each time, and leaves nothing behind', async () => {
    await runInBase();
    const first = await build('buildah', {});
    expectPushed(first, 'buildah');
    const second = await build('buildah', {});
    expect(second.outputs.result).toContain('"status":"unchanged"');
    await expect(readdir(temp)).resolves.toEqual([]);
  });

  test('is what auto takes for RUN where there is no docker, and says why', async () => {
    await runInBase();
    const outcome = await build('auto', { DOCKER_HOST: `unix://${temp}/none.sock` });
    expectPushed(outcome, 'buildah');
    expect(outcome.log).toContain('Passed over: Engine assemble cannot build Dockerfile:3: RUN runs a command.');
    expect(outcome.log).toContain('Passed over: Engine docker cannot be used:');
  });
});

describe.skipIf(![podman(), busybox].every(requirePart))('engine podman', () => {
  test('builds and pushes the same digest each time, and leaves nothing behind', async () => {
    await runInBase();
    expectPushed(await build('podman', {}), 'podman');
    expect((await build('podman', {})).outputs.result).toContain('"status":"unchanged"');
    await expect(readdir(temp)).resolves.toEqual([]);
  });
});

const buildKitParts = [await buildKitDaemon(), plugin, busybox];

describe.skipIf(!buildKitParts.every(requirePart))('engine buildx', () => {
  let buildKit: BuildKit;
  beforeAll(async () => {
    buildKit = await startBuildKit();
  });
  afterAll(() => buildKit[Symbol.asyncDispose]());

  test('builds in the current builder and pushes the same digest each time, with annotations', async () => {
    await runInBase();
    const first = await build('buildx', buildKit.environment);
    expectPushed(first, 'buildx');
    const manifest = JSON.parse(Buffer.from(registry.manifest('acme/shop', '1.2.3')?.bytes ?? []).toString());
    expect(manifest.annotations).toMatchObject({ 'org.opencontainers.image.version': '1.2.3' });
    const second = await build('buildx', { ...buildKit.environment });
    expect(second.outputs.result).toContain('"status":"unchanged"');
    await expect(readdir(temp)).resolves.toEqual([]);
  });

  test('is what auto takes for several platforms, and pushes an index of them', async () => {
    await app.write({ Dockerfile: 'FROM scratch\nONBUILD ENV A=1\nCOPY Dockerfile /\n' });
    const outcome = await build('auto', buildKit.environment, { platforms: 'linux/arm64,linux/amd64', index: 'auto' });
    expectPushed(outcome, 'buildx');
    expect(outcome.outputs.platforms).toBe('linux/amd64\nlinux/arm64');
    expect(registry.manifest('acme/shop', '1.2.3')?.mediaType).toBe(mediaTypes.ociIndex);
  });

  test('names a builder that is not there', async () => {
    await runInBase();
    const { annotations } = await build('buildx', buildKit.environment, { builder: 'nobody' });
    expect(annotations[0]?.message).toContain('Engine buildx cannot be used: there is no builder "nobody"');
  });
});

test('several platforms without an index contradict each other', async () => {
  const inputs = { platforms: 'linux/arm64\nlinux/amd64', index: 'never' };
  const { annotations } = await build('auto', {}, inputs);
  expect(annotations[0]).toMatchObject({ properties: { title: 'INPUT_INVALID' } });
});

describe.skipIf(!requirePart(registryProgram()))('the reference registry', () => {
  async function pushTo(host: string, engine: string, environment: Readonly<Record<string, string>>): Promise<void> {
    await app.write({ Dockerfile: 'FROM scratch\nCOPY file /file\nCMD ["/file"]\n', file: 'x' });
    const { exitCode, outputs } = await runAction('build-push', {
      inputs: { image: `${host}/acme/shop`, engine },
      workspace: app.folder,
      environment: { ...tagPushed, HOME: home, ...environment },
    });
    const accept = `${mediaTypes.ociManifest}, ${mediaTypes.dockerManifest}`;
    const response = await fetch(`http://${host}/v2/acme/shop/manifests/1.2.3`, { headers: { accept } });
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect({ exitCode, digest: outputs.digest }).toEqual({ exitCode: 0, digest: digestOf(bytes) });
  }

  test('has what assemble pushed, under the digest that was answered', async () => {
    await using reference = await startDockerRegistry();
    await pushTo(reference.host, 'assemble', {});
  });

  test.skipIf(!requirePart(buildah()))('has what buildah pushed, under the digest that was answered', async () => {
    await using reference = await startDockerRegistry();
    await pushTo(reference.host, 'buildah', {});
  });

  test.skipIf(!requirePart(dockerEngine()))('has what docker pushed, under the digest that was answered', async () => {
    await using reference = await startDockerRegistry();
    await using daemon = await startDocker();
    await pushTo(reference.host, 'docker', { DOCKER_HOST: daemon.host, PATH: buildKit });
  });
});

test('auto names every engine and its reason when none can build', async () => {
  await app.write({ Dockerfile: 'FROM scratch\nRUN x\n' });
  const { annotations, exitCode } = await build('auto', { PATH: temp });
  expect(exitCode).toBe(1);
  expect(annotations[0]).toMatchObject({
    properties: { title: 'ENGINE_MISSING', file: 'Dockerfile', line: '2' },
    message:
      'No engine of this runner can build Dockerfile. Engine assemble cannot build Dockerfile:2: RUN runs a command. ' +
      'Engine buildx cannot be used: there is no command `docker` on the PATH. ' +
      'Engine docker cannot be used: there is no command `docker` on the PATH. ' +
      'Engine buildah cannot be used: there is no command `buildah` on the PATH. ' +
      'Engine podman cannot be used: there is no command `podman` on the PATH.\n' +
      'Install docker or buildah on the runner, or change the Dockerfile.',
  });
});
