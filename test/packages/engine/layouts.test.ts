import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  assembleEngine,
  type Build,
  type BuildRequest,
  buildahEngine,
  buildxEngine,
  type Engine,
  type Platform,
  podmanEngine,
} from '#engine';
import { blobFile, contentsOf, isIndex, mediaTypes, type OciLayout } from '#registry';
import { type BuildKit, startBuildKit } from '../../sandbox/docker/buildkit.ts';
import { buildah, buildKitDaemon, buildx, podman, requirePart } from '../../sandbox/parts.ts';
import { layoutContent } from './image-content.ts';
import { type Files, prepareWorkbench } from './workbench.ts';

// What every engine that hands a layout over owes, whatever tool is behind it.

const say = (): void => undefined;
const credentialsFor = () => Promise.resolve(undefined);
const amd64: Platform = { os: 'linux', architecture: 'amd64' };
const arm64: Platform = { os: 'linux', architecture: 'arm64' };
const site: Files = { Dockerfile: 'FROM scratch\nARG TARGETARCH\nCOPY a.txt /a\nENV ARCH=$TARGETARCH\n', 'a.txt': 'a' };

async function layoutOf(engine: Engine, request: BuildRequest): Promise<OciLayout> {
  await expect(engine.probe(request)).resolves.toMatchObject({ can: true });
  const build: Build = await engine.build(request);
  if (build.kind !== 'layout') throw new Error(`${engine.name} hands layouts over`);
  return build.layout;
}

async function json(layout: OciLayout, digest: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(blobFile(layout, digest), 'utf8'));
}

function owesLayouts(engineOf: () => Engine, refusal = 'PLATFORM_NOT_RUNNABLE'): void {
  test('one platform is a manifest with annotations and labels, and the same input gives the same digest', async () => {
    await using first = await prepareWorkbench(site);
    await using second = await prepareWorkbench(site);
    const options: Partial<BuildRequest> = {
      labels: new Map([['l', '1']]),
      annotations: [{ level: 'manifest', name: 'a', value: 'b c' }],
    };
    const layout = await layoutOf(engineOf(), await first.request(options));
    expect(layout.manifest.mediaType).toBe(mediaTypes.ociManifest);
    const manifest = await json(layout, layout.manifest.digest);
    expect(manifest.annotations).toMatchObject({ a: 'b c' });
    const { config, files } = await layoutContent(layout);
    expect(config.Labels).toMatchObject({ l: '1' });
    expect(Object.keys(files)).toEqual(['/a']);
    const again = await layoutOf(engineOf(), await second.request({ ...options, noCache: true }));
    expect(again.manifest).toEqual(layout.manifest);
  });

  test('several platforms are an index, sorted and annotated, of one image for each', async () => {
    await using bench = await prepareWorkbench(site);
    const request = await bench.request({
      platforms: [arm64, amd64],
      annotations: [
        { level: 'index', name: 'i', value: '1' },
        { level: 'manifest', name: 'm', value: '2' },
      ],
    });
    const layout = await layoutOf(engineOf(), request);
    expect(isIndex(layout.manifest.mediaType)).toBe(true);
    const index = await json(layout, layout.manifest.digest);
    expect(index).toMatchObject({
      annotations: { i: '1' },
      manifests: [{ platform: amd64 }, { platform: arm64 }],
    });
    const bytes = await readFile(blobFile(layout, layout.manifest.digest));
    for (const [at, child] of contentsOf(bytes, layout.manifest.mediaType, 'index').manifests.entries()) {
      const { config } = await layoutContent({ ...layout, manifest: child });
      expect(config.Env).toContain(`ARCH=${at === 0 ? 'amd64' : 'arm64'}`);
      expect((await json(layout, child.digest)).annotations).toMatchObject({ m: '2' });
    }
  });

  test('an index is made for one platform too where it is asked for', async () => {
    await using bench = await prepareWorkbench(site);
    const layout = await layoutOf(engineOf(), await bench.request({ index: 'always' }));
    expect(await json(layout, layout.manifest.digest)).toMatchObject({ manifests: [{ platform: amd64 }] });
  });

  test('commands for a processor that this machine does not run are refused before the build', async () => {
    const Dockerfile =
      'FROM scratch AS unused\nRUN no\nFROM scratch AS made\nRUN x\nFROM scratch\nCOPY --from=made / /\n';
    await using bench = await prepareWorkbench({ Dockerfile });
    const s390x: Platform = { os: 'linux', architecture: 's390x' };
    await expect(engineOf().probe(await bench.request({ platforms: [amd64, s390x] }))).resolves.toMatchObject({
      can: false,
      why: { code: refusal, at: { line: 4 } },
    });
    await expect(engineOf().probe(await bench.request({ platforms: [s390x], target: '0' }))).resolves.toMatchObject({
      can: false,
    });
  });
}

describe('engine assemble', () => {
  const connect = () => Promise.reject(new Error('no registry is needed here'));
  owesLayouts(() => assembleEngine({ platform: amd64, connect }), 'ENGINE_CANNOT');
});

const environment = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' };

describe.skipIf(!requirePart(buildah()))('engine buildah', () => {
  owesLayouts(() => buildahEngine({ environment, credentialsFor, say }));
});

describe.skipIf(!requirePart(podman()))('engine podman', () => {
  owesLayouts(() => podmanEngine({ environment, credentialsFor, say }));
});

describe.skipIf(![await buildKitDaemon(), await buildx()].every(requirePart))('engine buildx', () => {
  let buildKit: BuildKit;
  beforeAll(async () => {
    buildKit = await startBuildKit();
  });
  afterAll(() => buildKit[Symbol.asyncDispose]());

  owesLayouts(() =>
    buildxEngine({
      ...{ environment: buildKit.environment, credentialsFor, say },
      ...{ builder: undefined, eager: false, variable: () => undefined },
    }),
  );
});
