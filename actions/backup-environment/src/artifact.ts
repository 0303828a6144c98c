import { createHash } from 'node:crypto';
import { ActionError } from '#error';
import type { Refs } from '#git';
import { type Descriptor, digestOf, mediaTypes, type StoredManifest } from '#registry';

const types = {
  artifact: 'application/vnd.gitops-actions.backup.v1',
  // https://github.com/opencontainers/image-spec/blob/main/manifest.md#guidance-for-an-empty-descriptor
  empty: 'application/vnd.oci.empty.v1+json',
  bundle: 'application/vnd.gitops-actions.backup.bundle.v1',
  metadata: 'application/vnd.gitops-actions.backup.metadata.v1+json',
} as const;

const stateAnnotation = 'gitops-actions.backup.state';
const repositoryAnnotation = 'gitops-actions.backup.repository';

export const emptyConfig = Buffer.from('{}');

/** What a backup holds, as one hash: the same refs and metadata give the same. */
export function stateOf(refs: Refs, metadata: string): string {
  return createHash('sha256')
    .update(JSON.stringify([[...refs], metadata]))
    .digest('hex');
}

export interface BackupParts {
  readonly repository: string;
  readonly state: string;
  readonly bundle: Omit<Descriptor, 'mediaType'>;
  readonly metadata: Omit<Descriptor, 'mediaType'>;
}

/** The manifest of a backup; it holds no time. */
export function manifestOf({ repository, state, bundle, metadata }: BackupParts): Buffer {
  const config = { mediaType: types.empty, digest: digestOf(emptyConfig), size: emptyConfig.length };
  const manifest = {
    schemaVersion: 2,
    mediaType: mediaTypes.ociManifest,
    artifactType: types.artifact,
    config,
    layers: [
      { mediaType: types.bundle, ...bundle, annotations: { 'org.opencontainers.image.title': 'repository.bundle' } },
      { mediaType: types.metadata, ...metadata, annotations: { 'org.opencontainers.image.title': 'metadata.json' } },
    ],
    annotations: { [stateAnnotation]: state, [repositoryAnnotation]: repository },
  };
  return Buffer.from(JSON.stringify(manifest));
}

/** The state that a backup is of; undefined where a manifest is none. */
export function stateIn({ bytes }: StoredManifest): string | undefined {
  const { artifactType, annotations } = objectOf(bytes);
  const state = asObject(annotations)[stateAnnotation];
  return artifactType === types.artifact && typeof state === 'string' ? state : undefined;
}

interface Stored {
  readonly bundle: Descriptor;
  readonly metadata: Descriptor;
}

/** The parts of a backup. @throws ActionError BACKUP_INVALID where a manifest is none */
export function partsIn(manifest: StoredManifest): Stored {
  const { layers } = objectOf(manifest.bytes);
  const found = (Array.isArray(layers) ? layers : []).map(asObject);
  const part = (type: string): Descriptor | undefined => {
    const { mediaType, digest, size } = found.find((layer) => layer.mediaType === type) ?? {};
    if (typeof mediaType !== 'string' || typeof digest !== 'string' || typeof size !== 'number') return undefined;
    return /^sha256:[a-f0-9]{64}$/.test(digest) ? { mediaType, digest, size } : undefined;
  };
  const [bundle, metadata] = [part(types.bundle), part(types.metadata)];
  if (bundle !== undefined && metadata !== undefined && stateIn(manifest) !== undefined) return { bundle, metadata };
  throw new ActionError('BACKUP_INVALID', `Restoring ${manifest.digest} failed: it is no backup of this action.`, {
    hint: 'Give the output `digest` of a run that made a backup.',
  });
}

function objectOf(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    return asObject(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return {};
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
