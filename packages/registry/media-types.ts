/** What a manifest can be. @see https://github.com/opencontainers/image-spec/blob/main/media-types.md */
export const mediaTypes = {
  ociIndex: 'application/vnd.oci.image.index.v1+json',
  dockerList: 'application/vnd.docker.distribution.manifest.list.v2+json',
  ociManifest: 'application/vnd.oci.image.manifest.v1+json',
  dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
} as const;

/**
 * All four, in every request for a manifest: with fewer, registries convert the manifest (another digest), answer with
 * the manifest of one platform, or say 404 for an image that is there.
 */
export const acceptedManifests = Object.values(mediaTypes).join(', ');

export function isIndex(mediaType: string): boolean {
  return mediaType === mediaTypes.ociIndex || mediaType === mediaTypes.dockerList;
}
