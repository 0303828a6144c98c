import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { blobFile, contentsOf, openLayout, readBlob } from '#registry';
import { writeLayout } from './write-layout.ts';

describe('a layout', () => {
  test('is opened with the one manifest that it lists', async () => {
    await using written = await writeLayout('one');
    const layout = openLayout(written.layout.directory);
    const { digest, mediaType, size } = layout.manifest;
    const bytes = readBlob(layout, digest);
    expect(bytes).toHaveLength(size);
    expect(contentsOf(bytes, mediaType, digest)).toMatchObject({ manifests: [], blobs: { length: 3 } });
  });

  test.each([
    ['no index.json', undefined, 'BUILD_FAILED', 'no readable index.json'],
    ['no image', '{"manifests":[]}', 'BUILD_FAILED', 'it lists 0 images'],
    ['an index that is not JSON', 'x', 'REGISTRY_REFUSED', 'it is not a JSON object'],
    [
      'a digest that leads elsewhere',
      '{"manifests":[{"mediaType":"x","digest":"sha256:../../../etc/passwd","size":1}]}',
      'REGISTRY_REFUSED',
      'is not a digest',
    ],
    [
      'a descriptor without size',
      `{"manifests":[{"mediaType":"x","digest":"sha256:${'0'.repeat(64)}"}]}`,
      'REGISTRY_REFUSED',
      'no media type, digest or size',
    ],
  ])('with %s is refused', async (_, index, code, message) => {
    const directory = await mkdtemp(join(tmpdir(), 'layout-'));
    await using _remove = { [Symbol.asyncDispose]: () => rm(directory, { recursive: true }) };
    if (index !== undefined) await writeFile(join(directory, 'index.json'), index);
    expect(() => openLayout(directory)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });

  test('with several images is refused, since nobody could say which one is meant', async () => {
    await using written = await writeLayout('one');
    const { directory, manifest } = written.layout;
    await writeFile(join(directory, 'index.json'), JSON.stringify({ manifests: [manifest, manifest] }));
    expect(() => openLayout(directory)).toThrow('it lists 2 images');
  });

  test('that was changed after the build is noticed', async () => {
    await using written = await writeLayout('one');
    const { layout } = written;
    await writeFile(blobFile(layout, layout.manifest.digest), '{}');
    expect(() => readBlob(layout, layout.manifest.digest)).toThrow(
      expect.objectContaining({ code: 'DIGEST_MISMATCH' }),
    );
  });
});
