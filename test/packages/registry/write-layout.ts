import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Descriptor, digestOf, mediaTypes, type OciLayout, openLayout } from '#registry';

export interface TestLayout extends AsyncDisposable {
  readonly layout: OciLayout;
}

/**
 * Writes a layout of our own making: one image of two layers that hold this text, or an index of one such image for each
 * of several texts.
 */
export async function writeLayout(...texts: readonly string[]): Promise<TestLayout> {
  const directory = await mkdtemp(join(tmpdir(), 'layout-'));
  await mkdir(join(directory, 'blobs', 'sha256'), { recursive: true });
  const images: Descriptor[] = [];
  for (const text of texts) images.push(await writeImage(directory, text));
  const [only, ...others] = images;
  const root = others.length === 0 && only !== undefined ? only : await writeIndex(directory, images);
  await writeFile(join(directory, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  await writeFile(join(directory, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [root] }));
  const layout = openLayout(directory);
  return { layout, [Symbol.asyncDispose]: () => rm(directory, { recursive: true }) };
}

async function writeImage(directory: string, text: string): Promise<Descriptor> {
  const config = await writeBlob(directory, 'application/vnd.oci.image.config.v1+json', JSON.stringify({ os: text }));
  const layerType = 'application/vnd.oci.image.layer.v1.tar';
  const layers = [await writeBlob(directory, layerType, text), await writeBlob(directory, layerType, `${text}, again`)];
  const manifest = { schemaVersion: 2, mediaType: mediaTypes.ociManifest, config, layers };
  return await writeBlob(directory, mediaTypes.ociManifest, JSON.stringify(manifest));
}

async function writeIndex(directory: string, manifests: readonly Descriptor[]): Promise<Descriptor> {
  const index = { schemaVersion: 2, mediaType: mediaTypes.ociIndex, manifests };
  return await writeBlob(directory, mediaTypes.ociIndex, JSON.stringify(index));
}

async function writeBlob(directory: string, mediaType: string, content: string): Promise<Descriptor> {
  const bytes = Buffer.from(content);
  const digest = digestOf(bytes);
  await writeFile(join(directory, 'blobs', digest.replace(':', '/')), bytes);
  return { mediaType, digest, size: bytes.length };
}
