import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ActionError } from '#error';
import { contentsOf, type Descriptor, isIndex, mediaTypes, type OciLayout, openLayout, readBlob } from '#registry';
import type { Annotation, BuildSettings } from '../settings.ts';
import { blobsOf, sorted, writeIndexFile, writeJson } from './write.ts';

type Shape = Pick<BuildSettings, 'platforms' | 'index' | 'annotations'>;

/**
 * Gives what an engine exported its final form: annotations, and one manifest or one index as asked for. Engines differ
 * in both, and some change their ways with a version, so it is done here, alike for all.
 */
export async function shapeLayout(directory: string, { platforms, index, annotations }: Shape): Promise<OciLayout> {
  const images: Image[] = [];
  for (const descriptor of await exported(directory)) images.push(await annotate(directory, descriptor, annotations));
  refuseOtherCount(images.length, Math.max(platforms.length, 1));
  const [single] = images;
  const top =
    single === undefined || images.length > 1 || index === 'always'
      ? await writeIndex(directory, images, annotations)
      : single.descriptor;
  await writeIndexFile(directory, [top]);
  return openLayout(directory);
}

interface Image {
  readonly descriptor: Descriptor;
  readonly platform: Readonly<Record<string, string>>;
}

/** The images of the layout, those of an index one by one. */
async function exported(directory: string): Promise<readonly Descriptor[]> {
  const file = join(directory, 'index.json');
  const { manifests } = contentsOf(await readFile(file), mediaTypes.ociIndex, file);
  const images: Descriptor[] = [];
  for (const manifest of manifests) {
    if (!isIndex(manifest.mediaType)) images.push(manifest);
    else images.push(...contentsOf(await read(directory, manifest), manifest.mediaType, manifest.digest).manifests);
  }
  return images;
}

function read(directory: string, manifest: Descriptor): Promise<Buffer> {
  return readBlob({ directory, manifest }, manifest.digest);
}

async function annotate(directory: string, descriptor: Descriptor, annotations: readonly Annotation[]): Promise<Image> {
  const bytes = await read(directory, descriptor);
  const [config] = contentsOf(bytes, descriptor.mediaType, descriptor.digest).blobs;
  if (config === undefined) throw new TypeError('An image manifest names its configuration.');
  const { os, architecture, variant } = JSON.parse((await read(directory, config)).toString('utf8'));
  const platform = { architecture, os, ...(variant === undefined ? {} : { variant }) };
  const wanted = atLevel(annotations, 'manifest');
  const plain = { mediaType: descriptor.mediaType, digest: descriptor.digest, size: descriptor.size };
  if (Object.keys(wanted).length === 0) return { descriptor: plain, platform };
  const { annotations: own, ...manifest } = JSON.parse(bytes.toString('utf8'));
  const annotated = { ...manifest, annotations: sorted({ ...own, ...wanted }) };
  return { descriptor: await writeJson(blobsOf(directory), descriptor.mediaType, annotated), platform };
}

/** @see https://github.com/opencontainers/image-spec/blob/main/image-index.md */
async function writeIndex(
  directory: string,
  images: readonly Image[],
  annotations: readonly Annotation[],
): Promise<Descriptor> {
  const named = images.map(({ descriptor, platform }) => {
    const own = atLevel(annotations, 'manifest-descriptor');
    return { ...descriptor, platform, ...(Object.keys(own).length === 0 ? {} : { annotations: sorted(own) }) };
  });
  const byPlatform = named.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const wanted = atLevel(annotations, 'index');
  return await writeJson(blobsOf(directory), mediaTypes.ociIndex, {
    schemaVersion: 2,
    mediaType: mediaTypes.ociIndex,
    manifests: byPlatform,
    ...(Object.keys(wanted).length === 0 ? {} : { annotations: sorted(wanted) }),
  });
}

function nameOf({ platform: { os, architecture, variant } }: Pick<Image, 'platform'>): string {
  return [os, architecture, variant].join('/');
}

function atLevel(annotations: readonly Annotation[], level: Annotation['level']): Readonly<Record<string, string>> {
  return Object.fromEntries(annotations.filter((one) => one.level === level).map(({ name, value }) => [name, value]));
}

function refuseOtherCount(found: number, expected: number): void {
  if (found === expected) return;
  throw new ActionError('BUILD_FAILED', `Reading what was built found ${found} images, expected ${expected}.`, {
    hint: 'The engine left a platform out, or added attestations: look at its output above.',
  });
}
