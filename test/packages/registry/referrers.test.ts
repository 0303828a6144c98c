import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import {
  connectRegistry,
  type Descriptor,
  digestOf,
  mediaTypes,
  type OciLayout,
  pushLayout,
  pushReferrer,
  type Registry,
} from '#registry';
import { crane, registryProgram, requirePart } from '../../sandbox/parts.ts';
import { startDockerRegistry } from '../../sandbox/registry/docker-registry.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { testClock } from './test-clock.ts';
import { writeLayout } from './write-layout.ts';

const run = promisify(execFile);
const path = 'acme/shop';
const tool = await crane();
const artifactType = 'application/vnd.in-toto+json';

/** Something that refers to the image of a layout, beside it. */
async function about({ directory, manifest: subject }: OciLayout, text: string): Promise<OciLayout> {
  const write = async (mediaType: string, content: string): Promise<Descriptor> => {
    const bytes = Buffer.from(content);
    await writeFile(join(directory, 'blobs', digestOf(bytes).replace(':', '/')), bytes);
    return { mediaType, digest: digestOf(bytes), size: bytes.length };
  };
  const config = await write('application/vnd.oci.empty.v1+json', '{}');
  const layers = [await write(artifactType, text)];
  const mediaType = mediaTypes.ociManifest;
  const annotations = { said: text };
  const manifest = { schemaVersion: 2, mediaType, artifactType, config, layers, subject, annotations };
  return { directory, manifest: await write(mediaType, JSON.stringify(manifest)) };
}

async function attach(client: Registry, image: OciLayout, ...texts: readonly string[]): Promise<readonly object[]> {
  await pushLayout(client, { layout: image, path, tags: ['1.0.0'] });
  const listed: object[] = [];
  for (const text of texts) {
    const layout = await about(image, text);
    await pushReferrer(client, { layout, path });
    listed.push({ ...layout.manifest, artifactType, annotations: { said: text } });
  }
  return listed;
}

test('what refers to an image is found by its digest, where the registry lists it', async () => {
  await using registry = await startRegistry();
  await using image = await writeLayout('one', 'two');
  const { digest } = image.layout.manifest;
  const wanted = await attach(connectRegistry({ registry: registry.host }), image.layout, 'first', 'second');
  const response = await fetch(`${registry.url}/v2/${path}/referrers/${digest}`);
  expect(await response.json()).toEqual({ schemaVersion: 2, mediaType: mediaTypes.ociIndex, manifests: wanted });
  expect(registry.tags(path)).toEqual(['1.0.0']);
});

describe.skipIf(![registryProgram(), tool].every(requirePart))('a registry that lists nothing', () => {
  test('keeps the list under a tag, which another client reads and which grows', async () => {
    await using registry = await startDockerRegistry();
    await using image = await writeLayout('one');
    const { digest } = image.layout.manifest;
    const client = connectRegistry({ registry: registry.host });
    const wanted = await attach(client, image.layout, 'first', 'second', 'first');
    const read = async (...args: readonly string[]): Promise<string> =>
      (await run(tool.file, ['--insecure', ...args])).stdout;
    const list = await read('manifest', `${registry.host}/${path}:${digest.replace(':', '-')}`);
    expect(JSON.parse(list)).toEqual({
      ...{ schemaVersion: 2, mediaType: mediaTypes.ociIndex },
      manifests: wanted.slice(0, 2),
    });
    const said = await read('blob', `${registry.host}/${path}@${digestOf(Buffer.from('second'))}`);
    expect(said).toBe('second');
    expect((await read('digest', `${registry.host}/${path}:1.0.0`)).trim()).toBe(digest);
  });
});

describe('is refused', () => {
  const client = (registry: string): Registry => connectRegistry({ registry, clock: testClock() });

  test('by a registry that lists others and never this one', async () => {
    await using registry = await startRegistry();
    await using image = await writeLayout('one');
    registry.fail({ match: /referrers/, status: 200, body: '{"schemaVersion":2,"manifests":[]}', times: 9 });
    await expect(attach(client(registry.host), image.layout, 'first')).rejects.toMatchObject({
      code: 'REGISTRY_REFUSED',
      message: expect.stringMatching(/was pushed and is not among it/),
    });
  });

  test('where the tag for the list names something else', async () => {
    await using registry = await startRegistry();
    await using image = await writeLayout('one');
    const { layout } = image;
    const taken = layout.manifest.digest.replace(':', '-');
    await pushLayout(client(registry.host), { layout, path, tags: [taken] });
    registry.fail({ match: /referrers/, status: 405, times: 9 });
    await expect(attach(client(registry.host), layout, 'first')).rejects.toMatchObject({ code: 'REGISTRY_REFUSED' });
    expect(registry.manifest(path, taken)?.digest).toBe(layout.manifest.digest);
  });
});

test('a list that shows up late, or is refused for a moment, is waited for', async () => {
  await using registry = await startRegistry();
  await using image = await writeLayout('one');
  const clock = testClock();
  registry.fail({ match: /referrers/, status: 503 });
  registry.fail({ match: /referrers/, status: 200, body: '{"schemaVersion":2,"manifests":[]}' });
  await attach(connectRegistry({ registry: registry.host, clock }), image.layout, 'first');
  expect(clock.sleeps).toHaveLength(2);
});
