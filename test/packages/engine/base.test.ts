import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { type Header, pack } from 'tar-stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assembleEngine } from '#engine';
import { blobFile, connectRegistry, digestOf, mediaTypes, pushLayout } from '#registry';
import { type SandboxRegistry, startRegistry } from '../../sandbox/registry/index.ts';
import { type ImageContent, layoutContent } from './image-content.ts';
import { prepareWorkbench } from './workbench.ts';

let sandbox: SandboxRegistry;
const connect = async (registry: string) => connectRegistry({ registry, retries: 0 });
const engine = assembleEngine({ platform: { os: 'linux', architecture: 'amd64' }, connect });

beforeAll(async () => {
  sandbox = await startRegistry();
});
afterAll(() => sandbox[Symbol.asyncDispose]());

type Entry = Partial<Header> & { readonly name: string };

interface Base {
  readonly layers: readonly (readonly Entry[])[];
  readonly config?: object;
  readonly architecture?: string;
  /** The media types that docker's own store pushes. */
  readonly docker?: boolean;
}

/** Pushes a base image that was made by hand, so that nothing under test decides what is in it. */
async function pushBase(
  path: string,
  tag: string,
  base: Base,
): Promise<{ readonly digest: string; readonly size: number }> {
  const registry = await connect(sandbox.host);
  const put = async (bytes: Buffer, mediaType: string) => {
    await registry.putBlob(path, digestOf(bytes), bytes);
    return { mediaType, digest: digestOf(bytes), size: bytes.length };
  };
  const tars = await Promise.all(base.layers.map(tarOf));
  const config = {
    architecture: base.architecture ?? 'amd64',
    os: 'linux',
    config: base.config ?? {},
    rootfs: { type: 'layers', diff_ids: tars.map((tar) => digestOf(tar)) },
    history: tars.map(() => ({ created_by: 'base' })),
  };
  const [manifestType, layerType, configType] = base.docker
    ? [
        mediaTypes.dockerManifest,
        'application/vnd.docker.image.rootfs.diff.tar.gzip',
        'application/vnd.docker.container.image.v1+json',
      ]
    : [
        mediaTypes.ociManifest,
        'application/vnd.oci.image.layer.v1.tar+gzip',
        'application/vnd.oci.image.config.v1+json',
      ];
  const layers = await Promise.all(tars.map((tar) => put(gzipSync(tar), layerType)));
  const manifest = {
    schemaVersion: 2,
    mediaType: manifestType,
    config: await put(Buffer.from(JSON.stringify(config)), configType),
    layers,
  };
  const bytes = Buffer.from(JSON.stringify(manifest));
  await registry.putManifest(path, tag, { mediaType: manifestType, bytes });
  return { digest: digestOf(bytes), size: bytes.length };
}

async function tarOf(entries: readonly Entry[]): Promise<Buffer> {
  const tar = pack();
  for (const entry of entries)
    tar.entry({ mtime: new Date(0), ...entry }, ['file', undefined].includes(entry.type) ? entry.name : '');
  tar.finalize();
  return await buffer(tar);
}

async function assemble(dockerfile: string): Promise<ImageContent> {
  await using bench = await prepareWorkbench({ Dockerfile: dockerfile, 'a.txt': 'a' });
  const build = await engine.build(await bench.request());
  if (build.kind !== 'layout') throw new Error('assemble makes layouts');
  return await layoutContent(build.layout);
}

const system: readonly Entry[] = [
  { name: 'run/', type: 'directory', mode: 0o755 },
  { name: 'var/', type: 'directory', mode: 0o755 },
  { name: 'var/run', type: 'symlink', linkname: '/run', mode: 0o777 },
  { name: 'tmp/', type: 'directory', mode: 0o1777 },
  { name: 'opt/old/', type: 'directory', mode: 0o700 },
];

describe('an image made from another', () => {
  test('keeps its layers as they are, its configuration, and its history', async () => {
    await pushBase('base/keep', '1', {
      layers: [system],
      config: { Env: ['PATH=/b', 'X=1'], Cmd: ['/b'], Healthcheck: { Test: ['NONE'] } },
    });
    await using bench = await prepareWorkbench({
      Dockerfile: `FROM ${sandbox.host}/base/keep:1\nENV Y=$X\nCOPY a.txt /\n`,
      'a.txt': '',
    });
    const build = await engine.build(await bench.request());
    if (build.kind !== 'layout') throw new Error('assemble makes layouts');
    const base = sandbox.manifest('base/keep', '1');
    expect(build.base).toEqual([{ name: `${sandbox.host}/base/keep:1`, digest: base?.digest }]);
    const manifest = JSON.parse(await readFile(blobFile(build.layout, build.layout.manifest.digest), 'utf8'));
    const [layer] = JSON.parse(Buffer.from(base?.bytes ?? '').toString()).layers;
    expect(manifest.layers[0]).toEqual(layer);
    const file = await readFile(blobFile(build.layout, layer.digest));
    expect(`sha256:${createHash('sha256').update(file).digest('hex')}`).toBe(layer.digest);
    const { config } = await layoutContent(build.layout);
    expect(config).toMatchObject({ Env: ['PATH=/b', 'X=1', 'Y=1'], Cmd: ['/b'], Healthcheck: { Test: ['NONE'] } });
  });

  test('leaves directories of the base alone, and follows its links', async () => {
    await pushBase('base/links', '1', { layers: [system] });
    const { files } = await assemble(
      `FROM ${sandbox.host}/base/links:1\nCOPY a.txt /var/run/shop/\nCOPY a.txt /tmp/\nWORKDIR /opt/old\n`,
    );
    expect(files).toMatchObject({
      '/var/run': { type: 'symlink', content: '/run' },
      '/run/shop/a.txt': { type: 'file' },
      '/tmp': { mode: '1777' },
      '/opt/old': { mode: '700' },
    });
  });

  test('does not see what an upper layer of the base has removed', async () => {
    const whiteouts: readonly Entry[] = [{ name: 'var/.wh.run' }, { name: 'opt/.wh..wh..opq' }];
    await pushBase('base/removed', '1', { layers: [system, whiteouts] });
    const { files } = await assemble(
      `FROM ${sandbox.host}/base/removed:1\nCOPY a.txt /var/run/a\nCOPY a.txt /opt/old/a\n`,
    );
    expect(files).toMatchObject({
      '/var/run': { type: 'directory', mode: '755' },
      '/opt/old': { type: 'directory', mode: '755' },
    });
  });

  test('takes the image of this platform from an index, and names the index as its base', async () => {
    const amd64 = await pushBase('base/index', 'amd64', { layers: [system], config: { User: 'x' }, docker: true });
    const arm64 = await pushBase('base/index', 'arm64', { layers: [system], architecture: 'arm64' });
    const entry = (image: object, architecture: string) => ({
      mediaType: mediaTypes.ociManifest,
      ...image,
      platform: { os: 'linux', architecture },
    });
    const index = {
      schemaVersion: 2,
      mediaType: mediaTypes.ociIndex,
      manifests: [entry(arm64, 'arm64'), entry(amd64, 'amd64')],
    };
    const bytes = Buffer.from(JSON.stringify(index));
    await (await connect(sandbox.host)).putManifest('base/index', '1', { mediaType: mediaTypes.ociIndex, bytes });
    const { config } = await assemble(`FROM ${sandbox.host}/base/index:1\n`);
    expect(config).toMatchObject({ User: 'x' });
    // and for several platforms, one of each
    await using bench = await prepareWorkbench({ Dockerfile: `FROM ${sandbox.host}/base/index@${digestOf(bytes)}\n` });
    const platforms = ['amd64', 'arm64'].map((architecture) => ({ os: 'linux', architecture }) as const);
    const build = await engine.build(await bench.request({ platforms }));
    if (build.kind !== 'layout') throw new Error('assemble makes layouts');
    const top = await readFile(blobFile(build.layout, build.layout.manifest.digest));
    expect(JSON.parse(top.toString()).manifests).toMatchObject(platforms.map((platform) => ({ platform })));
  });

  test('gives files to another by COPY --from, with their modes, owners and second names', async () => {
    await pushBase('base/tools', '1', {
      layers: [
        [
          { name: 'bin/tool', mode: 0o4755, uid: 5, gid: 6, type: 'file' },
          { name: 'bin/alias', type: 'link', linkname: 'bin/tool', mode: 0o4755 },
          { name: 'usr/tool', type: 'symlink', linkname: '/bin/tool' },
        ],
      ],
    });
    const from = `--from=${sandbox.host}/base/tools:1`;
    const { files } = await assemble(`FROM scratch\nCOPY ${from} /bin/alias /usr/tool /x/\n`);
    expect(files).toMatchObject({
      '/x/alias': { type: 'file', mode: '4755', owner: '5:6' },
      '/x/tool': { type: 'file', mode: '4755', owner: '5:6' },
    });
  });

  test('is pushed without sending what the registry has under another name', async () => {
    await pushBase('base/near', '1', { layers: [system] });
    const base = sandbox.manifest('base/near', '1');
    const [layer] = JSON.parse(Buffer.from(base?.bytes ?? '').toString()).layers;
    await using bench = await prepareWorkbench({ Dockerfile: `FROM ${sandbox.host}/base/near:1\nENV A=1\n` });
    const build = await engine.build(await bench.request());
    if (build.kind !== 'layout') throw new Error('assemble makes layouts');
    expect(build.origins).toEqual([{ digest: layer.digest, registry: sandbox.host, path: 'base/near' }]);
    const origins = new Map(build.origins.map(({ digest, path }) => [digest, path]));
    const pushed = await pushLayout(await connect(sandbox.host), {
      ...{ layout: build.layout, path: 'acme/near', tags: ['1'], origins },
    });
    // the configuration alone
    expect(pushed.uploaded).toBe(1);
    expect(sandbox.manifest('acme/near', '1')?.digest).toBe(build.layout.manifest.digest);
  });
});

describe('a base that does not fit', () => {
  test.each<[string, string, Base, string]>([
    ['triggers', 'ENGINE_CANNOT', { layers: [], config: { OnBuild: ['RUN x'] } }, 'has ONBUILD instructions'],
    ['another platform', 'DOCKERFILE_INVALID', { layers: [], architecture: 's390x' }, 'is for linux/s390x'],
  ])('with %s is refused', async (_, code, base, found) => {
    await pushBase('base/unfit', '1', base);
    const building = assemble(`FROM ${sandbox.host}/base/unfit:1\n`);
    await expect(building).rejects.toMatchObject({ code, message: expect.stringContaining(found), at: { line: 1 } });
  });

  test('that is not there is an error that names it', async () => {
    await expect(assemble(`FROM ${sandbox.host}/base/none:1\n`)).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
      message: `Pulling the base image ${sandbox.host}/base/none:1 failed: the registry does not have it.`,
    });
  });
});
