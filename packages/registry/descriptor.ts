import { ActionError } from '#error';
import { algorithmOf } from './digest.ts';
import { isObject, type JsonObject, parseJson } from './json.ts';
import { isIndex, mediaTypes } from './media-types.ts';

/** What names a blob or a manifest. @see https://github.com/opencontainers/image-spec/blob/main/descriptor.md */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
}

/** What a manifest needs to be in the registry before it: blobs for an image, manifests for an index. */
export interface Contents {
  readonly blobs: readonly Descriptor[];
  readonly manifests: readonly Descriptor[];
}

/**
 * Reads what a manifest refers to.
 * @param source what the bytes are, for the error
 * @throws ActionError REGISTRY_REFUSED when the bytes are no manifest of that media type
 */
export function contentsOf(bytes: Uint8Array, mediaType: string, source: string): Contents {
  const manifest = parseObject(bytes, source);
  if (isIndex(mediaType)) return { blobs: [], manifests: descriptors(manifest.manifests, source) };
  if (mediaType !== mediaTypes.ociManifest && mediaType !== mediaTypes.dockerManifest) {
    throw unreadable(source, `its media type is ${JSON.stringify(mediaType)}`);
  }
  return { blobs: descriptors([manifest.config, ...arrayOf(manifest.layers)], source), manifests: [] };
}

/** The `manifests` of an `index.json` or of an image index. */
export function manifestsOf(bytes: Uint8Array, source: string): readonly Descriptor[] {
  return descriptors(parseObject(bytes, source).manifests, source);
}

function parseObject(bytes: Uint8Array, source: string): JsonObject {
  const value = parseJson(bytes);
  if (!isObject(value)) throw unreadable(source, 'it is not a JSON object');
  return value;
}

function descriptors(value: unknown, source: string): readonly Descriptor[] {
  return arrayOf(value).map((item) => {
    if (!isObject(item)) throw unreadable(source, 'a descriptor is missing');
    const { mediaType, digest, size } = item;
    if (typeof mediaType !== 'string' || typeof digest !== 'string' || typeof size !== 'number') {
      throw unreadable(source, 'a descriptor has no media type, digest or size');
    }
    // a digest becomes a file name in a layout and a path in a URL
    if (algorithmOf(digest) === undefined) throw unreadable(source, `${JSON.stringify(digest)} is not a digest`);
    return { mediaType, digest, size };
  });
}

function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function unreadable(source: string, found: string): ActionError {
  return new ActionError('REGISTRY_REFUSED', `Reading ${source} failed: ${found}.`, {
    hint: 'Only OCI and Docker v2 images can be handled; build the image again.',
  });
}
