import type { Descriptor } from '#registry';
import { mediaTypes } from '#registry';
import { sorted, writeJson } from '../layout/write.ts';
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
}

/**
 * Writes the documents of an image whose layers are written. Keys stand in one order and maps are sorted, so an image
 * has one digest.
 * @param blobs the folder `blobs/sha256` of an image layout
 * @see https://github.com/opencontainers/image-spec/blob/main/manifest.md
 */
export function writeImage(blobs: string, image: Image): Descriptor {
  const { platform, created, config, history, layers } = image;
  const configuration = writeJson(blobs, 'application/vnd.oci.image.config.v1+json', {
    created,
    ...platform,
    config: sorted(config),
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
    history,
  });
  return writeJson(blobs, mediaTypes.ociManifest, {
    schemaVersion: 2,
    mediaType: mediaTypes.ociManifest,
    config: configuration,
    layers: layers.map(({ descriptor }) => descriptor),
  });
}
