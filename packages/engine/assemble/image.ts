import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Descriptor, mediaTypes, type OciLayout, openLayout } from '#registry';
import type { Platform } from '../platform.ts';
import type { Layer } from './layer.ts';
import type { RunConfig } from './run-config.ts';

export interface HistoryEntry {
  readonly created?: string;
  readonly created_by?: string;
  readonly empty_layer?: boolean;
}

/** An image, less what follows from it. */
export interface Image {
  readonly platform: Platform;
  /** RFC 3339. */
  readonly created: string;
  readonly config: RunConfig;
  readonly history: readonly HistoryEntry[];
  readonly layers: readonly Layer[];
  readonly annotations: ReadonlyMap<string, string>;
}

/** Makes the folders of an image layout; answers where blobs go. */
export async function createLayout(directory: string): Promise<string> {
  const blobs = join(directory, 'blobs', 'sha256');
  await mkdir(blobs, { recursive: true });
  await writeFile(join(directory, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  return blobs;
}

/**
 * Completes a layout whose layers are written. Keys stand in one order and maps are sorted, so an image has one digest.
 * @see https://github.com/opencontainers/image-spec/blob/main/manifest.md
 */
export async function finishLayout(directory: string, image: Image): Promise<OciLayout> {
  const { platform, created, config, history, layers, annotations } = image;
  const blobs = join(directory, 'blobs', 'sha256');
  const configuration = await writeJson(blobs, 'application/vnd.oci.image.config.v1+json', {
    created,
    ...platform,
    config: sorted(config),
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
    history,
  });
  const manifest = await writeJson(blobs, mediaTypes.ociManifest, {
    schemaVersion: 2,
    mediaType: mediaTypes.ociManifest,
    config: configuration,
    layers: layers.map(({ descriptor }) => descriptor),
    annotations: sorted(Object.fromEntries(annotations)),
  });
  await writeFile(
    join(directory, 'index.json'),
    JSON.stringify({ schemaVersion: 2, mediaType: mediaTypes.ociIndex, manifests: [manifest] }),
  );
  return openLayout(directory);
}

async function writeJson(blobs: string, mediaType: string, value: object): Promise<Descriptor> {
  const bytes = Buffer.from(JSON.stringify(value));
  const hash = createHash('sha256').update(bytes).digest('hex');
  await writeFile(join(blobs, hash), bytes);
  return { mediaType, digest: `sha256:${hash}`, size: bytes.length };
}

/** The same object with its keys in order, at every depth; lists keep theirs. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  const entries = Object.entries(value).map(([key, item]) => [key, sorted(item)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
