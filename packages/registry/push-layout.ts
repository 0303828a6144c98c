import { statSync } from 'node:fs';
import { ActionError } from '#error';
import { concurrently } from './concurrently.ts';
import type { Registry } from './connect.ts';
import { contentsOf, type Descriptor } from './descriptor.ts';
import { blobFile, type OciLayout, readBlob } from './layout.ts';

export interface Push {
  readonly layout: OciLayout;
  /** The repository's path in the registry. */
  readonly path: string;
  /** In the order in which they are set. */
  readonly tags: readonly string[];
  /** Paths of repositories of the same registry that have some of the blobs, by digest. */
  readonly origins?: ReadonlyMap<string, string>;
  /** Path of a repository of the same registry that has the whole image. */
  readonly twin?: string | undefined;
}

type Target = Pick<Push, 'layout' | 'path' | 'origins' | 'twin'>;

export interface PushedImage {
  /** Read back from the registry and verified by hash. */
  readonly digest: string;
  readonly mediaType: string;
  /** Bytes of the manifest and of everything it refers to. */
  readonly size: number;
  /** How many blobs were sent; the others were there. */
  readonly uploaded: number;
}

/** Uploads side by side; more would only wait for the same network. */
const atOnce = 4;

interface Progress {
  readonly size: number;
  readonly uploaded: number;
}

/**
 * Pushes an image so that it is never visible by halves: blobs, then manifests by digest (those of an index first), then
 * the tags; then reads every tag back.
 */
export async function pushLayout(registry: Registry, { tags, ...target }: Push): Promise<PushedImage> {
  const { layout, path } = target;
  const { digest, mediaType } = layout.manifest;
  const { bytes, ...progress } = await pushManifest(registry, target, layout.manifest);
  for (const tag of tags) await registry.putManifest(path, tag, { mediaType, bytes });
  for (const tag of tags) await registry.confirm(path, tag, digest);
  return { digest, mediaType, ...progress };
}

async function pushManifest(
  registry: Registry,
  target: Target,
  { digest, mediaType }: Descriptor,
): Promise<Progress & { readonly bytes: Uint8Array }> {
  const bytes = readBlob(target.layout, digest);
  const { blobs, manifests } = contentsOf(bytes, mediaType, digest);
  const parts = [
    ...(await concurrently(distinct(blobs), atOnce, (blob) => pushBlob(registry, target, blob))),
    ...(await concurrently(distinct(manifests), atOnce, (child) => pushManifest(registry, target, child))),
  ];
  const size = parts.reduce((sum, part) => sum + part.size, bytes.length);
  const uploaded = parts.reduce((sum, part) => sum + part.uploaded, 0);
  // what a part of it was missing from is not there either
  const put = uploaded > 0 ? registry.addManifest : registry.putManifest;
  await put(target.path, digest, { mediaType, bytes });
  return { size, uploaded, bytes };
}

async function pushBlob(
  registry: Registry,
  { layout, path, origins, twin }: Target,
  { digest, size }: Descriptor,
): Promise<Progress> {
  const file = blobFile(layout, digest);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.size === size) {
    const state = await registry.putBlob(path, digest, { file, size }, origins?.get(digest) ?? twin);
    return { size, uploaded: state === 'uploaded' ? 1 : 0 };
  }
  const state = found === undefined ? 'it is not there' : `it has ${found.size} bytes instead of ${size}`;
  throw new ActionError('BUILD_FAILED', `Reading ${digest} from the image layout failed: ${state}.`, {
    hint: 'The engine wrote an incomplete layout; build the image again.',
  });
}

/** An image may use the same layer twice. */
function distinct(descriptors: readonly Descriptor[]): readonly Descriptor[] {
  return [...new Map(descriptors.map((descriptor) => [descriptor.digest, descriptor])).values()];
}
