import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ActionOutcome, runAction } from '../../sandbox/action-process.ts';
import { startActionsCache } from '../../sandbox/actions-cache/index.ts';
import { type BuildKit, startBuildKit } from '../../sandbox/docker/buildkit.ts';
import { type DockerDaemon, startDocker } from '../../sandbox/docker/index.ts';
import {
  buildah,
  buildKitClient,
  buildKitDaemon,
  buildx,
  dockerEngine,
  type Part,
  podman,
  requirePart,
  staticBusybox,
} from '../../sandbox/parts.ts';
import { type SandboxRegistry, startRegistry } from '../../sandbox/registry/index.ts';
import { scaled } from '../../scale.ts';
import { createApp, tagPushed } from './app.ts';

// What a build can be asked for beside its Dockerfile, with every engine that runs commands.

const run = promisify(execFile);
const busybox = staticBusybox();
const secretWord = 'word-that-nobody-may-read';
const parts: Readonly<Record<string, readonly Part[]>> = {
  buildx: [await buildKitDaemon(), await buildx(), busybox],
  docker: [dockerEngine(), busybox],
  buildah: [buildah(), busybox],
  podman: [podman(), busybox],
};

let registry: SandboxRegistry;
let temp: string;
/** An image with a shell. */
let shell: string;
let buildKit: BuildKit | undefined;
let daemon: DockerDaemon | undefined;
beforeAll(async () => {
  registry = await startRegistry();
  temp = await mkdtemp(join(tmpdir(), 'gitops-temp-'));
  if (parts.buildx?.every(({ present }) => present)) buildKit = await startBuildKit();
  if (dockerEngine().present) daemon = await startDocker();
  if (busybox.present) shell = await pushShell();
});
afterAll(async () => {
  for (const part of [registry, buildKit, daemon]) await part?.[Symbol.asyncDispose]();
  await rm(temp, { recursive: true, force: true });
});

function environmentOf(engine: string): Readonly<Record<string, string>> {
  if (engine === 'buildx') return buildKit?.environment ?? {};
  return engine === 'docker'
    ? { DOCKER_HOST: daemon?.host ?? '', PATH: `${buildKitClient()?.folder}:/usr/bin:/bin` }
    : {};
}

interface Build {
  readonly engine: string;
  readonly files: Readonly<Record<string, string>>;
  readonly inputs: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
}

async function build({ engine, files, inputs, environment = {} }: Build): Promise<ActionOutcome> {
  await using app = await createApp(files);
  return await runAction('build-push', {
    inputs: { image: `${registry.host}/acme/${engine}`, engine, 'on-existing': 'overwrite', ...inputs },
    workspace: app.folder,
    environment: { ...tagPushed, RUNNER_TEMP: temp, ...environmentOf(engine), ...environment },
  });
}

async function pushShell(): Promise<string> {
  await using app = await createApp({
    Dockerfile: 'FROM scratch\nCOPY busybox /bin/sh\nCOPY busybox /bin/cat\nCOPY busybox /bin/grep\n',
  });
  await copyFile(busybox.file, join(app.folder, 'busybox'));
  const inputs = { image: `${registry.host}/base/shell`, engine: 'assemble', 'on-existing': 'overwrite' };
  const { outputs, log } = await runAction('build-push', { inputs, workspace: app.folder, environment: tagPushed });
  return outputs.image ?? log;
}

interface Limits {
  readonly ulimit?: string;
  readonly network?: string;
  readonly 'shm-size'?: string;
}

const limits: Readonly<Record<string, Limits>> = {
  buildx: { ulimit: 'nofile=64:64', 'shm-size': '16m', network: 'none' },
  docker: { network: 'none' },
  buildah: { ulimit: 'nofile=64:64', network: 'host' },
  podman: { ulimit: 'nofile=64:64', network: 'default' },
};

describe.each(Object.keys(parts))('engine %s', (engine) => {
  const isThere = (parts[engine] ?? []).every(requirePart);

  test.skipIf(!isThere)(
    'gives commands their secrets, and leaves them neither in the image, the log nor a file',
    async () => {
      const Dockerfile = `FROM ${shell}
RUN --mount=type=secret,id=a --mount=type=secret,id=b --mount=type=secret,id=c \\
  test "$(cat /run/secrets/a)" = "${secretWord.slice(0, 4)}""${secretWord.slice(4)}" && \\
  test "$(cat /run/secrets/b)" = in-a-""file && test "$(cat /run/secrets/c)" = in-a-""variable && \\
  cat /run/secrets/a && echo done > /done
`;
      const outcome = await build({
        engine,
        files: { Dockerfile, 'secret.txt': 'in-a-file' },
        inputs: { secrets: `a=${secretWord}`, 'secret-files': 'b=secret.txt', 'secret-envs': 'c=SOME_TOKEN' },
        environment: { SOME_TOKEN: 'in-a-variable' },
      });
      expect({ exitCode: outcome.exitCode, log: outcome.exitCode === 0 ? '' : outcome.log }).toEqual({
        exitCode: 0,
        log: '',
      });
      expect(outcome.log.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain(secretWord);
      expect(JSON.stringify(outcome.outputs)).not.toContain(secretWord);
      await expect(readdir(temp)).resolves.toEqual([]);
    },
  );

  test.skipIf(!isThere)('takes names of hosts for its commands', async () => {
    const Dockerfile = `FROM ${shell}\nRUN cat /etc/hosts > /hosts && cat /hosts | while read a b c; do [ "$b" = db ] && [ "$a" = 10.1.2.3 ] && echo yes > /yes; done; test -f /yes\n`;
    const { exitCode, log } = await build({ engine, files: { Dockerfile }, inputs: { 'add-hosts': 'db:10.1.2.3' } });
    expect({ exitCode, log: exitCode === 0 ? '' : log }).toEqual({ exitCode: 0, log: '' });
  });

  test.skipIf(!isThere)('limits its commands as asked', async () => {
    const inputs = { ...limits[engine], pull: 'true', 'no-cache': 'true' };
    const check = inputs.ulimit === undefined ? 'true' : 'test "$(ulimit -n)" = 64';
    const alone = inputs.network === 'none' ? '! grep eth /proc/net/dev' : 'true';
    const Dockerfile = `FROM ${shell}\nRUN ${check} && ${alone}\n`;
    const { exitCode, log } = await build({ engine, files: { Dockerfile }, inputs });
    expect({ exitCode, log: exitCode === 0 ? '' : log }).toEqual({ exitCode: 0, log: '' });
  });

  test.skipIf(!isThere)('lets its commands use a key that they do not see', async () => {
    const key = join(temp, 'key');
    await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
    const Dockerfile = `FROM ${shell}\nRUN --mount=type=ssh test -S "$SSH_AUTH_SOCK"\n`;
    const { exitCode, log } = await build({ engine, files: { Dockerfile }, inputs: { ssh: `default=${key}` } });
    for (const file of [key, `${key}.pub`]) await rm(file);
    expect({ exitCode, log: exitCode === 0 ? '' : log }).toEqual({ exitCode: 0, log: '' });
  });

  const further = engine === 'docker' ? test.skip : test.skipIf(!isThere);
  further('copies from further contexts', async () => {
    const files = { Dockerfile: 'FROM scratch\nCOPY --from=more x.txt /\n', 'more/x.txt': 'x' };
    const { exitCode, log } = await build({ engine, files, inputs: { 'build-contexts': 'more=more' } });
    expect({ exitCode, log: exitCode === 0 ? '' : log }).toEqual({ exitCode: 0, log: '' });
  });

  const isFull = scaled(0, 1) === 1;
  test.skipIf(!isThere || engine === 'docker' || !(isFull || engine === 'buildx'))(
    'copies from further images',
    async () => {
      const name = `docker-image://${shell.replace(/@.*/, '')}`;
      const files = { Dockerfile: 'FROM scratch\nCOPY --from=more /bin/cat /bin/cat\n' };
      const { exitCode, log } = await build({ engine, files, inputs: { 'build-contexts': `more=${name}` } });
      expect({ exitCode, log: exitCode === 0 ? '' : log }).toEqual({ exitCode: 0, log: '' });
      const layers = JSON.parse(
        Buffer.from(registry.manifest(`acme/${engine}`, '1.2.3')?.bytes ?? []).toString(),
      ).layers;
      expect(layers).toHaveLength(1);
      expect(layers[0].size).toBeGreaterThan(100_000);
    },
  );

  further('annotates', async () => {
    const inputs = { annotations: 'a=1\nmanifest,index:b=2\nindex:c=3', index: 'always' };
    const { exitCode, log } = await build({
      engine,
      files: { Dockerfile: 'FROM scratch\nCOPY Dockerfile /\n' },
      inputs,
    });
    expect({ exitCode, log: exitCode === 0 ? '' : log }).toEqual({ exitCode: 0, log: '' });
    const index = JSON.parse(Buffer.from(registry.manifest(`acme/${engine}`, '1.2.3')?.bytes ?? []).toString());
    expect(index.annotations).toMatchObject({ b: '2', c: '3', 'org.opencontainers.image.version': '1.2.3' });
    const child = registry.manifest(`acme/${engine}`, index.manifests[0].digest);
    expect(JSON.parse(Buffer.from(child?.bytes ?? []).toString()).annotations).toMatchObject({ a: '1', b: '2' });
  });
});

describe.skipIf(![...(parts.buildx ?? [])].every(requirePart))('entitlements', () => {
  test.runIf(scaled(0, 1) === 1)(
    'are what commands get when they are allowed, and the builder grants them',
    async () => {
      const before = buildKit;
      buildKit = await startBuildKit(['network.host', 'security.insecure']);
      await before?.[Symbol.asyncDispose]();
      const powers = 'grep CapEff /proc/self/status';
      const more = `RUN ${powers} > /usual\nRUN --security=insecure test "$(${powers})" != "$(cat /usual)"`;
      const files = { Dockerfile: `FROM ${shell}\n${more}\nRUN --network=host true\n` };
      const allow = 'network.host\nsecurity.insecure';
      const allowed = await build({ engine: 'buildx', files, inputs: { allow } });
      expect({ exitCode: allowed.exitCode, log: allowed.exitCode === 0 ? '' : allowed.log }).toEqual({
        ...{ exitCode: 0, log: '' },
      });
      const refused = await build({ engine: 'buildx', files, inputs: { allow: 'network.host', 'no-cache': 'true' } });
      expect(refused.annotations.at(-1)).toMatchObject({ properties: { title: 'BUILD_FAILED' } });
      expect(refused.log).toContain('security.insecure is not allowed');
    },
  );
});

describe.skipIf(![...(parts.buildx ?? [])].every(requirePart))('a check', () => {
  const inputs = { call: 'check' };

  test('finds the lines that rules have something against, builds nothing, and fails', async () => {
    const Dockerfile = 'FROM scratch AS Base\nENV SOME_TOKEN=x\nCOPY Dockerfile /\n';
    const { exitCode, annotations, outputs, summary } = await build({
      ...{ engine: 'buildx', files: { Dockerfile }, inputs },
      environment: { GITHUB_REF: 'refs/pull/7/merge' },
    });
    expect(annotations).toMatchObject([
      {
        ...{ level: 'warning', message: "StageNameCasing: Stage name 'Base' should be lowercase" },
        properties: { file: 'Dockerfile', line: '1' },
      },
      { level: 'warning', message: expect.stringMatching(/^SecretsUsedInArgOrEnv: /), properties: { line: '2' } },
      { level: 'error', properties: { title: 'DOCKERFILE_INVALID' }, message: expect.stringContaining('2 problems') },
    ]);
    expect({ exitCode, image: outputs.image, digest: outputs.digest }).toEqual({ exitCode: 1, image: '', digest: '' });
    expect(summary).toContain('| Rule | Line | What it found |');
  });

  test.runIf(scaled(0, 1) === 1)(
    'finds nothing against a good Dockerfile, and what BuildKit cannot read in a bad one',
    async () => {
      const files = { Dockerfile: 'FROM scratch\nCOPY Dockerfile /\n' };
      const good = await build({ engine: 'buildx', files, inputs });
      expect({ exitCode: good.exitCode, annotations: good.annotations }).toEqual({ exitCode: 0, annotations: [] });
      const bad = await build({ engine: 'buildx', files: { Dockerfile: 'FROM scratch\nCOPPY a b\n' }, inputs });
      expect(bad.annotations).toMatchObject([
        {
          ...{ level: 'error', message: expect.stringContaining('unknown instruction: COPPY') },
          properties: { title: 'DOCKERFILE_INVALID', file: 'Dockerfile', line: '2' },
        },
      ]);
    },
  );
});

describe.skipIf(![...(parts.buildx ?? [])].every(requirePart))('caches', () => {
  test.each(['registry', 'inline'])('%s: what one builder made, another one uses', async (cache) => {
    const Dockerfile = `FROM ${shell}\nRUN cat /proc/sys/kernel/random/uuid > /made\n`;
    const engine = 'buildx';
    const inputs = { cache, 'moving-tags': 'latest', image: `${registry.host}/acme/cache-${cache}` };
    const first = await build({ engine, files: { Dockerfile }, inputs });
    expect({ exitCode: first.exitCode, log: first.exitCode === 0 ? '' : first.log }).toEqual({ exitCode: 0, log: '' });
    const before = buildKit;
    buildKit = await startBuildKit();
    await before?.[Symbol.asyncDispose]();
    const second = await build({ engine, files: { Dockerfile }, inputs });
    // another run of the command would have written another number
    expect(second.outputs.digest).toBe(first.outputs.digest);
  });

  test.runIf(scaled(0, 1) === 1)(
    'gha: what one builder made, another one uses, and a build without it asks nobody',
    async () => {
      await using cache = await startActionsCache();
      const Dockerfile = `FROM ${shell}\nRUN cat /proc/sys/kernel/random/uuid > /made\n`;
      const made = { engine: 'buildx', files: { Dockerfile }, environment: cache.environment };
      const inputs = { cache: 'gha', image: `${registry.host}/acme/cache-gha` };
      const first = await build({ ...made, inputs });
      expect({ exitCode: first.exitCode, log: first.exitCode === 0 ? '' : first.log }).toEqual({
        exitCode: 0,
        log: '',
      });
      expect(cache.keys().some((key) => key.includes('acme-cache-gha-default'))).toBe(true);
      const before = buildKit;
      buildKit = await startBuildKit();
      await before?.[Symbol.asyncDispose]();
      const second = await build({ ...made, inputs });
      // another run of the command would have written another number
      expect(second.outputs.digest).toBe(first.outputs.digest);
      const calls = cache.calls.length;
      await build({ ...made, inputs: { image: `${registry.host}/acme/no-cache` } });
      expect(cache.calls).toHaveLength(calls);
    },
  );

  test('in the words of BuildKit, and left aside for the stages that are named', async () => {
    const number = 'cat /proc/sys/kernel/random/uuid';
    const Dockerfile = `FROM ${shell} AS made\nRUN ${number} > /made\nFROM scratch\nCOPY --from=made /made /\n`;
    const image = `${registry.host}/acme/cache-raw`;
    const cache = `type=registry,ref=${image}:cache`;
    const releases = [
      { version: '1.0.0', 'cache-to': `${cache},mode=max` },
      { version: '1.0.1', 'cache-from': cache },
      { version: '1.0.2', 'cache-from': cache, 'no-cache-filters': 'made' },
    ];
    const layers: string[] = [];
    for (const release of releases) {
      const before = buildKit;
      buildKit = await startBuildKit();
      await before?.[Symbol.asyncDispose]();
      const inputs = { image, ...release };
      const { exitCode, log } = await build({ engine: 'buildx', files: { Dockerfile }, inputs });
      expect({ exitCode, log: exitCode === 0 ? '' : log }).toEqual({ exitCode: 0, log: '' });
      const manifest = registry.manifest('acme/cache-raw', release.version)?.bytes ?? [];
      layers.push(JSON.parse(Buffer.from(manifest).toString()).layers[0].digest);
    }
    const [first, cached, anew] = layers;
    expect(cached).toBe(first);
    expect(anew).not.toBe(first);
  });
});

test.skipIf(!requirePart(dockerEngine()))('an old docker client that ignores a limit is not used for it', async () => {
  const files = { Dockerfile: 'FROM scratch\nRUN x\n' };
  const { annotations } = await build({ engine: 'docker', files, inputs: { ulimit: 'nofile=64' } });
  expect(annotations[0]).toMatchObject({ properties: { title: 'ENGINE_CANNOT' } });
  expect(annotations[0]?.message).toContain('it has no `ulimit`');
});

describe('is refused', () => {
  const Dockerfile = 'FROM scratch\nCOPY Dockerfile /\n';

  test.each<[string, string, Readonly<Record<string, string>>, string, RegExp]>([
    ['a cache without a builder', 'assemble', { cache: 'registry' }, 'ENGINE_CANNOT', /it has no cache between runs/],
    [
      'an annotation of an index that is not made',
      'assemble',
      { annotations: 'index:a=1' },
      'INPUT_INVALID',
      /needs an index/,
    ],
    [
      'a variable that is not set',
      'assemble',
      { 'secret-envs': 'a=NONE_SUCH' },
      'INPUT_INVALID',
      /NONE_SUCH of secret a/,
    ],
    ['a check by an engine that has none', 'assemble', { call: 'check' }, 'ENGINE_CANNOT', /cannot check a Dockerfile/],
    ['an entitlement of no kind', 'buildx', { allow: 'device' }, 'INPUT_INVALID', /security\.insecure/],
    ['a cache of no kind', 'assemble', { cache: 's3' }, 'INPUT_INVALID', /expected none, gha, inline, registry/],
    [
      'a platform of no kind',
      'assemble',
      { platforms: 'windows/amd64' },
      'INPUT_INVALID',
      /expected a platform such as/,
    ],
    [
      'a secret in a build argument',
      'assemble',
      { secrets: 'a=hunter2hunter2', 'build-args': 'X=is-hunter2hunter2' },
      'SECRET_IN_IMAGE',
      /value of X/,
    ],
    [
      'a secret without a name, which is not shown',
      'assemble',
      { secrets: 'hunter2' },
      'INPUT_INVALID',
      /expected ID=value on each line, found(?!.*hunter2)/,
    ],
  ])('%s', async (_, engine, inputs, code, message) => {
    const { annotations } = await build({ engine, files: { Dockerfile }, inputs });
    expect(annotations[0]).toMatchObject({ properties: { title: code }, message: expect.stringMatching(message) });
  });

  test.skipIf(!requirePart(buildah()))('an entitlement without BuildKit', async () => {
    const { annotations } = await build({
      engine: 'buildah',
      files: { Dockerfile },
      inputs: { allow: 'network.host' },
    });
    expect(annotations[0]).toMatchObject({
      properties: { title: 'ENGINE_CANNOT' },
      message: expect.stringMatching(/it has no `allow`/),
    });
  });
});
