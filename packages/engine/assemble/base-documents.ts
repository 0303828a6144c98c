import { readFile } from 'node:fs/promises';
import { ActionError } from '#error';
import { contentsOf, type Descriptor, type StoredManifest } from '#registry';
import { type Platform, platform as platformParser } from '../platform.ts';
import type { HistoryEntry } from './image.ts';
import type { RunConfig } from './run-config.ts';

export interface BaseConfig {
  readonly platform: { readonly written: string; readonly parsed: Platform | undefined };
  readonly config: RunConfig & { readonly OnBuild?: unknown };
  readonly diffIds: readonly string[];
  readonly history: readonly HistoryEntry[];
}

export interface PlatformImage {
  /** `undefined` for what no platform of ours is: Windows, attestations. */
  readonly platform: Platform | undefined;
  readonly digest: string;
}

export interface BaseManifest {
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
}

/** @see https://github.com/opencontainers/image-spec/blob/main/manifest.md */
export function readBaseManifest({ bytes, mediaType }: StoredManifest, source: string): BaseManifest {
  const [config, ...layers] = contentsOf(bytes, mediaType, source).blobs;
  if (config === undefined) throw unreadable(source, 'its manifest names no configuration');
  return { config, layers };
}

/** @see https://github.com/opencontainers/image-spec/blob/main/image-index.md */
export function readBaseIndex({ bytes }: StoredManifest, source: string): readonly PlatformImage[] {
  const { manifests } = recordOf(JSON.parse(Buffer.from(bytes).toString('utf8')));
  if (!Array.isArray(manifests)) throw unreadable(source, 'its index lists no images');
  return manifests.map((entry: unknown) => {
    const { digest, platform } = recordOf(entry);
    return { digest: String(digest), platform: platformIn(recordOf(platform)).parsed };
  });
}

/**
 * Reads the configuration of an image. Members that we do not know are kept: they belong to the image.
 * @see https://github.com/opencontainers/image-spec/blob/main/config.md
 */
export async function readBaseConfig(file: string, source: string): Promise<BaseConfig> {
  const document = recordOf(parseJson(await readFile(file, 'utf8'), source));
  const { diff_ids: diffIds } = recordOf(document.rootfs);
  if (!isStrings(diffIds)) throw unreadable(source, 'its configuration lists no layers');
  const config = recordOf(document.config);
  if (!isRunConfig(config))
    throw unreadable(source, 'its configuration has members of another type than the OCI image format');
  const history = Array.isArray(document.history) ? document.history.map(recordOf) : [];
  return { platform: platformIn(document), config, diffIds, history };
}

function platformIn({ os, architecture, variant }: Readonly<Record<string, unknown>>): BaseConfig['platform'] {
  const written = [os, architecture, ...(typeof variant === 'string' && variant !== '' ? [variant] : [])].join('/');
  const parsed = platformParser.parse(written);
  return { written, parsed: parsed.ok ? parsed.value : undefined };
}

function isRunConfig(
  config: Readonly<Record<string, unknown>>,
): config is RunConfig & Readonly<Record<string, unknown>> {
  const { User, WorkingDir, StopSignal, Env, Entrypoint, Cmd, Shell, Labels, Volumes, ExposedPorts } = config;
  return (
    [User, WorkingDir, StopSignal].every((value) => value === undefined || typeof value === 'string') &&
    [Env, Entrypoint, Cmd, Shell].every((value) => value == null || isStrings(value)) &&
    [Labels, Volumes, ExposedPorts].every((value) => value == null || typeof value === 'object')
  );
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function parseJson(text: string, source: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable(source, 'its configuration is not JSON');
  }
}

function unreadable(source: string, found: string): ActionError {
  return new ActionError('REGISTRY_REFUSED', `Reading the base image ${source} failed: ${found}.`, {
    hint: 'The base image is damaged; choose or build another.',
  });
}
