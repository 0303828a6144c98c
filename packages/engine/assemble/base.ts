import { join } from 'node:path';
import { ActionError } from '#error';
import { formatReference, type ImageReference, parseReference } from '#image';
import { isIndex, type Registry, type StoredManifest } from '#registry';
import { invalid, needsBuilder } from '../dockerfile/refusal.ts';
import type { Stage } from '../dockerfile/stages.ts';
import type { BaseUse, BlobOrigin } from '../engine.ts';
import { formatPlatform, type Platform, samePlatform } from '../platform.ts';
import { type BaseConfig, readBaseConfig, readBaseIndex, readBaseManifest } from './base-documents.ts';
import { applyLayer, type Keep } from './base-layer.ts';
import type { HistoryEntry } from './image.ts';
import { type Layer, layerMediaType } from './layer.ts';
import { Rootfs } from './rootfs.ts';
import type { RunConfig } from './run-config.ts';

/** A client of the registry that a base image lies in. */
export type Connect = (host: string) => Promise<Registry>;

export interface Site {
  readonly connect: Connect;
  readonly platform: Platform;
  /** Where layers go: `blobs/sha256` of the layout. */
  readonly blobs: string;
  readonly keep: Keep;
}

/** What the first instruction finds. */
export interface Foundation {
  readonly config: RunConfig;
  readonly rootfs: Rootfs;
  readonly layers: readonly Layer[];
  readonly history: readonly HistoryEntry[];
  readonly uses: readonly BaseUse[];
  /** Where its layers lie: a registry that has them need not be sent them. */
  readonly origins: readonly BlobOrigin[];
}

/** Docker gives every image that is made from scratch these. */
const scratchConfig: RunConfig = {
  Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
  WorkingDir: '/',
};

/**
 * Starts from nothing, or from an image in a registry: its layers are copied as they are, and read for their names.
 * @throws ActionError ENGINE_CANNOT for a base that wants something run; FILE_NOT_FOUND when there is no such image
 */
export async function layFoundation(stage: Stage, site: Site): Promise<Foundation> {
  if (stage.base === 'scratch')
    return { config: scratchConfig, rootfs: new Rootfs(), layers: [], history: [], uses: [], origins: [] };
  const parsed = parseReference(stage.base);
  if (!parsed.ok) throw invalid(stage.from.at, `FROM ${stage.base} is not an image: expected ${parsed.expected}`);
  const reference = parsed.value;
  const registry = await site.connect(reference.registry);
  const top = await pull(registry, reference, reference.digest ?? reference.tag ?? 'latest');
  const image = isIndex(top.mediaType) ? await pickPlatform(registry, { stage, reference, top }, site.platform) : top;
  const source = formatReference(reference);
  const manifest = readBaseManifest(image, source);
  const configFile = join(site.blobs, '.base-config');
  await registry.getBlob(reference.path, manifest.config, configFile);
  const base = await readBaseConfig(configFile, source);
  refuseUnfit(base, stage, site.platform);
  const rootfs = new Rootfs();
  const layers: Layer[] = [];
  for (const [index, layer] of manifest.layers.entries()) {
    const { mediaType, digest, size } = layer;
    const diffId = base.diffIds[index];
    if (diffId === undefined) throw unreadable(source, 'its configuration lists fewer layers than its manifest');
    const file = join(site.blobs, digest.replace('sha256:', ''));
    await registry.getBlob(reference.path, layer, file);
    await applyLayer(file, mediaType, rootfs, site.keep);
    layers.push({ descriptor: { mediaType: ociTypeOf(mediaType, stage), digest, size }, diffId });
  }
  const uses = [{ name: source, digest: top.digest }];
  const { registry: host, path } = reference;
  const origins = manifest.layers.map(({ digest }) => ({ digest, registry: host, path }));
  return { config: base.config, rootfs, layers, history: base.history, uses, origins };
}

async function pull(registry: Registry, reference: ImageReference, version: string): Promise<StoredManifest> {
  const answer = await registry.getManifest(reference.path, version);
  if (answer.found) return answer;
  throw new ActionError(
    'FILE_NOT_FOUND',
    `Pulling the base image ${formatReference(reference)} failed: the registry does not have it.`,
    {
      hint: 'Check the name and the tag after FROM; a registry may also hide an image that this login may not read.',
    },
  );
}

interface Choice {
  readonly stage: Stage;
  readonly reference: ImageReference;
  readonly top: StoredManifest;
}

async function pickPlatform(
  registry: Registry,
  { stage, reference, top }: Choice,
  platform: Platform,
): Promise<StoredManifest> {
  const images = readBaseIndex(top, formatReference(reference));
  const image = images.find((one) => one.platform !== undefined && samePlatform(one.platform, platform));
  if (image !== undefined) return pull(registry, reference, image.digest);
  throw invalid(stage.from.at, `FROM ${stage.base} has no image for ${formatPlatform(platform)}`);
}

function refuseUnfit({ config, platform: own }: BaseConfig, { base, from }: Stage, platform: Platform): void {
  const { OnBuild } = config;
  if (Array.isArray(OnBuild) && OnBuild.length > 0) {
    throw needsBuilder(from, `${base} has ONBUILD instructions, which may run commands`);
  }
  if (own.parsed === undefined || !samePlatform(own.parsed, platform)) {
    throw invalid(from.at, `FROM ${base} is for ${own.written}, this build is for ${formatPlatform(platform)}`);
  }
}

/** Docker's media types name the same bytes; an OCI manifest uses OCI's. */
function ociTypeOf(mediaType: string, { base, from }: Stage): string {
  if (mediaType === 'application/vnd.docker.image.rootfs.diff.tar.gzip') return layerMediaType;
  if (/^application\/vnd\.oci\.image\.layer\.v1\.tar(\+gzip|\+zstd)?$/.test(mediaType)) return mediaType;
  throw needsBuilder(from, `${base} has a layer of type ${mediaType}`);
}

function unreadable(source: string, found: string): ActionError {
  return new ActionError('REGISTRY_REFUSED', `Reading the base image ${source} failed: ${found}.`, {
    hint: 'The base image is damaged; build or pull another.',
  });
}
