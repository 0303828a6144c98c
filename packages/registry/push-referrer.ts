import { ActionError } from '#error';
import type { Registry } from './connect.ts';
import type { Descriptor } from './descriptor.ts';
import { isObject, parseJson } from './json.ts';
import { type OciLayout, readBlob } from './layout.ts';
import { mediaTypes } from './media-types.ts';
import { pushLayout } from './push-layout.ts';
import type { StoredManifest } from './read-manifest.ts';

export interface Attachment {
  /** Its manifest names the image as its `subject`, which the registry has already. */
  readonly layout: OciLayout;
  /** The repository's path in the registry. */
  readonly path: string;
}

/** As often as somebody else may come between. */
const attempts = 3;

/**
 * Pushes what refers to an image, so that it is found by the image's digest: the registry lists it, or, where it does not
 * know how to, a tag that is made of the digest.
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#referrers-tag-schema
 */
export async function pushReferrer(registry: Registry, { layout, path }: Attachment): Promise<void> {
  const { digest } = layout.manifest;
  const { subject, listing } = describe(layout);
  await pushLayout(registry, { layout, path, tags: [] });
  await registry.confirm(path, digest, digest);
  if (await registry.lists(path, subject, digest)) return;
  const tag = subject.replace(':', '-');
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const before = await registry.getManifest(path, tag);
    const listed = before.found ? listedIn(before) : [];
    if (listed.some((one) => one.digest === digest)) return;
    const index = { schemaVersion: 2, mediaType: mediaTypes.ociIndex, manifests: [...listed, listing] };
    await registry.putManifest(path, tag, {
      mediaType: mediaTypes.ociIndex,
      bytes: Buffer.from(JSON.stringify(index)),
    });
  }
  const after = await registry.getManifest(path, tag);
  if (after.found && listedIn(after).some((one) => one.digest === digest)) return;
  throw new ActionError(
    'MOVING_TAG_RACE',
    `Listing ${digest} in ${registry.host}/${path}:${tag} failed: others write it.`,
    {
      hint: 'Let one workflow at a time attach something to an image, and run this job again.',
    },
  );
}

interface Described {
  /** Digest of the image. */
  readonly subject: string;
  /** How a list of referrers names this one. */
  readonly listing: object;
}

function describe({ directory, manifest }: OciLayout): Described {
  const { mediaType, digest, size } = manifest;
  const document = parseJson(readBlob({ directory, manifest }, digest));
  const { subject, artifactType, annotations } = isObject(document) ? document : {};
  if (!isObject(subject) || typeof subject.digest !== 'string') throw new TypeError(`${digest} refers to no image.`);
  return { subject: subject.digest, listing: { mediaType, digest, size, artifactType, annotations } };
}

/** Entries as they stand: others may say more of theirs. */
function listedIn({ bytes, digest }: StoredManifest): readonly Pick<Descriptor, 'digest'>[] {
  const document = parseJson(bytes);
  const manifests = isObject(document) && Array.isArray(document.manifests) ? document.manifests : undefined;
  if (manifests?.every(isListing)) return manifests;
  throw new ActionError('REGISTRY_REFUSED', `Reading the list of referrers ${digest} failed: it is no image index.`, {
    hint: 'Its tag is made for that list alone: delete it, and run this job again.',
  });
}

function isListing(value: unknown): value is Pick<Descriptor, 'digest'> {
  return isObject(value) && typeof value.digest === 'string';
}
