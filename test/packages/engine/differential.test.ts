import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  assembleEngine,
  type Build,
  buildahEngine,
  buildxEngine,
  dockerEngine,
  type Engine,
  podmanEngine,
} from '#engine';
import { parseReference } from '#image';
import { connectRegistry, contentsOf, type Descriptor } from '#registry';
import { type BuildKit, startBuildKit } from '../../sandbox/docker/buildkit.ts';
import { type DockerDaemon, startDocker } from '../../sandbox/docker/index.ts';
import {
  buildah,
  buildKitClient,
  buildKitDaemon,
  buildx,
  dockerEngine as dockerPart,
  podman,
  requirePart,
} from '../../sandbox/parts.ts';
import { type SandboxRegistry, startRegistry } from '../../sandbox/registry/index.ts';
import { scaled } from '../../scale.ts';
import { type ImageContent, imageContent, layoutContent } from './image-content.ts';
import { type Files, prepareWorkbench } from './workbench.ts';

// The same Dockerfiles, built by the engines that define what they mean: what a container would see has to be equal.

const context: Files = {
  'public/index.html': '<h1>shop</h1>',
  'public/css/site.css': 'a {}',
  'public/css/deep/er/x.css': 'b {}',
  'empty/dir': 'directory',
  'a.txt': 'a',
  'b.txt': 'b',
  'c+d.txt': 'c',
  '.hidden': 'h',
  'bin/serve': { program: '#!/bin/sh\n' },
  'links/up': { link: '../a.txt' },
  'links/out': { link: '/etc/hostname' },
  'links/dir': { link: '../public/css' },
  current: { link: 'public' },
  passwd: 'root:x:0:0::/:\napp:x:100:101::/:/bin/sh\n',
  group: 'root:x:0:\nstaff:x:50:app\n',
};

const dockerfiles: Readonly<Record<string, string>> = {
  'one file': 'COPY a.txt /x/y/z',
  'a file into directories that it makes': 'COPY --chown=10:20 a.txt /x/y/',
  'a directory': 'COPY public /srv/www',
  'a directory into one that is there': 'WORKDIR /srv\nCOPY public .\nCOPY bin /srv/',
  'everything, links too': 'COPY . /all/',
  'a link by its name': 'COPY links/up /up\nCOPY links/dir /dir/',
  'a way through a link': 'COPY current/css/site.css /site.css',
  patterns: 'COPY *.txt /t/\nCOPY pub*/*/ /p/\nCOPY [ab].t?t /q/',
  'patterns of names that start with a dot': 'COPY .h* /\nCOPY * /star/',
  modes: 'COPY --chmod=640 public /m\nCOPY --chmod=0755 a.txt /a',
  'owner of a directory': 'COPY --chown=1:2 public /o/deep',
  'a file over a file': 'COPY a.txt /x\nCOPY b.txt /x',
  'ADD of files': 'ADD a.txt b.txt /add/',
  'several stages in a row':
    'FROM_SCRATCH AS one\nCOPY a.txt /a\nENV A=1\nCMD ["a"]\nFROM one\nCOPY b.txt /b\nENV B=$A$A\nENTRYPOINT ["b"]',
  environment:
    'ENV A=1 B="two words" C=es\\ caped\nENV D=$A-${B} E=${none:-x} F=${A:+y} G=\'$A\' H="\\$A \\" $A"\nENV I  old  $A form',
  arguments: 'ARG V\nARG W=w-$V\nENV X=$V Y=$W\nLABEL l="$X $V"',
  labels: 'LABEL a=1 "b c"=\'d "e"\' \\\n  # between\n\n  f="g \\\n h"',
  'commands in a shell': 'ENV P=80\nENTRYPOINT exec serve --port $P\nCMD ignored "x"',
  'commands in JSON': 'ENTRYPOINT ["/a", "b c"]\nCMD ["$A"]\nUSER 10:20\nSTOPSIGNAL SIGINT',
  'ports and volumes': 'ENV P=81\nEXPOSE 80 ${P}/tcp 53/udp\nVOLUME ["/a b", "/c"]\nVOLUME /d /e',
  'files of another stage':
    'COPY --chown=3:4 public /p\nCOPY links /links\nFROM scratch\nCOPY --from=0 /p /q\nCOPY --from=0 /p/index.html /r/\nCOPY --from=0 --chown=5 /p/css /s\nCOPY --from=0 / /all/',
  'modes of another stage': 'COPY --chmod=751 public /p\nFROM scratch\nCOPY --from=0 /p /q',
  'links of another stage':
    'COPY a.txt /etc/hostname\nCOPY links /links\nFROM scratch\nCOPY --from=0 /links/out /x\nCOPY --from=0 /links/ /l/',
  'users by name':
    'COPY passwd /etc/passwd\nCOPY group /etc/group\nCOPY --chown=app a.txt /a\nCOPY --chown=app:staff b.txt /b\nCOPY --chown=9:staff b.txt /c',
  'relative working directories': 'WORKDIR a\nWORKDIR ./b/../c\nWORKDIR "$PWD/x y"\nCOPY a.txt .',
};

/** buildah does not change the mode of directories, and makes those of some volumes; what docker does counts. */
const buildahsOwn: ReadonlySet<string> = new Set(['modes', 'modes of another stage', 'ports and volumes']);

/** `--chmod` of a directory: BuildKit 0.33 changes the directory that it makes for the copy too, docker 20.10's does not. */
const buildKitsOwn: ReadonlySet<string> = new Set(['modes']);

const buildArgs = new Map([
  ['V', '1.2.3'],
  ['unused', 'x'],
]);

const ignore = '*.md\n**/deep\n!public/css/deep/er/x.css\nDockerfile\nempty\n.dockerignore\n';

let registry: SandboxRegistry;
beforeAll(async () => {
  registry = await startRegistry();
});
afterAll(() => registry[Symbol.asyncDispose]());

const client = () => connectRegistry({ registry: registry.host });
const credentialsFor = () => Promise.resolve(undefined);
const say = (): void => undefined;

async function contentOf(build: Build, path: string, temp: string): Promise<ImageContent> {
  if (build.kind === 'layout') return await layoutContent(build.layout);
  const parsed = parseReference(`${registry.host}/${path}:1`);
  if (!parsed.ok) throw new Error(parsed.expected);
  await build.push(parsed.value);
  const manifest = await client().getManifest(path, '1');
  if (!manifest.found) throw new Error('docker pushed nothing');
  const blobs = contentsOf(manifest.bytes, manifest.mediaType, path).blobs;
  return await imageContent(async (digest) => {
    const blob = blobs.find((descriptor: Descriptor) => descriptor.digest === digest);
    if (blob === undefined) return Buffer.from(manifest.bytes);
    const file = join(temp, 'blob');
    await client().getBlob(path, blob, file);
    return await readFile(file);
  }, manifest.digest);
}

/** Less what says nothing, and what an engine adds of its own: docker's PATH, buildah's name. */
function meaning({ files, config }: ImageContent): object {
  const { Env, Labels, WorkingDir, ...rest } = config;
  const said = Object.entries(rest).filter(([name, value]) => compared.has(name) && value !== null && value !== '');
  const variables = Array.isArray(Env) ? Env.filter((variable) => !String(variable).startsWith('PATH=')) : [];
  const labels = { ...(Labels ?? {}), 'io.buildah.version': '' };
  return { files, labels, variables, workingDirectory: WorkingDir || '/', config: Object.fromEntries(said) };
}

const compared = new Set(['User', 'ExposedPorts', 'Entrypoint', 'Cmd', 'Volumes', 'StopSignal']);

async function compare(engine: Engine, name: string, lines: string): Promise<void> {
  const text = lines.includes('FROM_') ? lines.replace('FROM_SCRATCH', 'FROM scratch') : `FROM scratch\n${lines}`;
  await using bench = await prepareWorkbench({ ...context, Dockerfile: `${text}\n`, '.dockerignore': ignore });
  const path = `same/image-${Object.keys(dockerfiles).indexOf(name)}`;
  const names = [`${registry.host}/${path}:1`];
  const assembler = assembleEngine({
    connect: () => Promise.reject(new Error('no base')),
    platform: { os: 'linux', architecture: 'amd64' },
  });
  const ours = await bench.request({ buildArgs });
  const theirs = await bench.request({ buildArgs, names });
  const expected = await contentOf(await engine.build(theirs), path, theirs.temp);
  const found = await contentOf(await assembler.build(ours), path, ours.temp);
  expect(meaning(found)).toEqual(meaning(expected));
}

const environment = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' };

describe.skipIf(!requirePart(dockerPart()))('assemble makes the image that docker makes', () => {
  let daemon: DockerDaemon;
  beforeAll(async () => {
    daemon = await startDocker();
  });
  afterAll(() => daemon[Symbol.asyncDispose]());

  test.each(Object.entries(dockerfiles))('from a Dockerfile with %s', async (name, lines) => {
    const folder = buildKitClient()?.folder ?? '';
    const PATH = `${folder}:${environment.PATH}`;
    const docker = dockerEngine({
      environment: { ...environment, PATH, DOCKER_HOST: daemon.host },
      credentialsFor,
      say,
    });
    await compare(docker, name, lines);
  });
});

/** All of them where counts are full; else every fourth. */
function some(cases: readonly (readonly [string, string])[], offset: number): readonly (readonly [string, string])[] {
  return cases.filter((_, index) => index % scaled(4, 1) === offset % scaled(4, 1));
}

const buildahs = Object.entries(dockerfiles).filter(([name]) => !buildahsOwn.has(name));

describe.skipIf(!requirePart(buildah()))('assemble makes the image that buildah makes', () => {
  test.each(some(buildahs, 0))('from a Dockerfile with %s', async (name, lines) => {
    await compare(buildahEngine({ environment, credentialsFor, say }), name, lines);
  });
});

describe.skipIf(!requirePart(podman()))('assemble makes the image that podman makes', () => {
  test.each(some(buildahs, 1))('from a Dockerfile with %s', async (name, lines) => {
    await compare(podmanEngine({ environment, credentialsFor, say }), name, lines);
  });
});

describe.skipIf(![await buildKitDaemon(), await buildx()].every(requirePart))('with buildx', () => {
  let buildKit: BuildKit;
  let daemon: DockerDaemon | undefined;
  beforeAll(async () => {
    buildKit = await startBuildKit();
    if (dockerPart().present) daemon = await startDocker();
  });
  afterAll(async () => {
    await buildKit[Symbol.asyncDispose]();
    await daemon?.[Symbol.asyncDispose]();
  });

  const buildKits = Object.entries(dockerfiles).filter(([name]) => !buildKitsOwn.has(name));
  test.each(some(buildKits, 2))(
    'assemble makes the image that BuildKit makes from a Dockerfile with %s',
    async (name, lines) => {
      const own = { builder: undefined, eager: true, variable: () => undefined };
      await compare(buildxEngine({ environment: buildKit.environment, credentialsFor, say, ...own }), name, lines);
    },
  );

  test.skipIf(!dockerPart().present).each(some(Object.entries(dockerfiles), 3))(
    'assemble makes the image that docker makes through it from a Dockerfile with %s',
    async (name, lines) => {
      const DOCKER_HOST = daemon?.host ?? '';
      const plugged = { ...buildKit.environment, DOCKER_HOST, BUILDX_CONFIG: `${buildKit.environment.HOME}/none` };
      await compare(dockerEngine({ environment: plugged, credentialsFor, say }), name, lines);
    },
  );
});
