import {
  contentsOf,
  type Descriptor,
  isIndex,
  type OciLayout,
  type Registry,
  readBlob,
  type StoredManifest,
} from '#registry';
import type { StoredImage } from './result.ts';

export interface Shelf {
  readonly registry: Registry;
  /** The repository's path in the registry. */
  readonly path: string;
  /** What the image was pushed from, where it lies here: its parts need not be downloaded again. */
  readonly pushed?: OciLayout | undefined;
}

const revisionKey = 'org.opencontainers.image.revision';
const versionKey = 'org.opencontainers.image.version';

/** Reads what a registry has under a tag or digest, from bytes that were verified by their hash; `undefined`: nothing. */
export async function readStoredImage(shelf: Shelf, reference: string): Promise<StoredImage | undefined> {
  const manifest = await shelf.registry.getManifest(shelf.path, reference);
  return manifest.found ? await readImage(shelf, manifest) : undefined;
}

/** Reads what a manifest that the registry has refers to. */
export function readImage(shelf: Shelf, manifest: StoredManifest): Promise<StoredImage> {
  return isIndex(manifest.mediaType) ? readIndex(shelf, manifest) : readSingle(shelf, manifest);
}

async function readSingle(shelf: Shelf, { bytes, digest, mediaType }: StoredManifest): Promise<StoredImage> {
  const { blobs } = contentsOf(bytes, mediaType, digest);
  const [config] = blobs;
  const {
    os,
    architecture,
    variant,
    created,
    config: settings,
  } = config === undefined ? {} : await readJson(shelf, config);
  const size = bytes.length + blobs.reduce((sum, blob) => sum + blob.size, 0);
  const labels = recordOf(recordOf(settings).Labels);
  const says = { ...labels, ...recordOf(parse(bytes).annotations) };
  return {
    ...{ digest, manifest: { mediaType, bytes }, size },
    platforms: [
      { platform: [os, architecture, ...(variant === undefined ? [] : [variant])].map(nameOf).join('/'), digest, size },
    ],
    revision: textOf(says[revisionKey]),
    version: textOf(says[versionKey]),
    created: textOf(created),
    configDigest: config?.digest ?? '',
  };
}

async function readIndex(shelf: Shelf, { bytes, digest, mediaType }: StoredManifest): Promise<StoredImage> {
  const children: StoredImage[] = [];
  for (const child of contentsOf(bytes, mediaType, digest).manifests) {
    const image = await readStoredImage(shelf, child.digest);
    // an attestation stands in an index like an image, for a platform that does not exist
    if (image !== undefined && !image.platforms.some(({ platform }) => platform.startsWith('unknown/')))
      children.push(image);
  }
  const says = recordOf(parse(bytes).annotations);
  return {
    ...{ digest, manifest: { mediaType, bytes }, configDigest: '' },
    size: children.reduce((sum, { size }) => sum + size, bytes.length),
    platforms: children.flatMap(({ platforms }) => platforms),
    revision: textOf(says[revisionKey] ?? children[0]?.revision),
    version: textOf(says[versionKey] ?? children[0]?.version),
    created: children[0]?.created ?? '',
  };
}

async function readJson(shelf: Shelf, blob: Descriptor): Promise<Readonly<Record<string, unknown>>> {
  const { registry, path, pushed } = shelf;
  return parse(await (pushed === undefined ? registry.getDocument(path, blob) : readBlob(pushed, blob.digest)));
}

/** A text that is not a JSON object says nothing about the image. */
function parse(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    return recordOf(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return {};
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** What is no image runs on nothing. */
function nameOf(value: unknown): string {
  return textOf(value) || 'unknown';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
