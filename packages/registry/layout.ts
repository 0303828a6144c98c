import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ActionError } from '#error';
import { type Descriptor, manifestsOf } from './descriptor.ts';
import { algorithmOf, digestOf } from './digest.ts';

/**
 * An image on disk, on its way from a build engine to a registry: the directory that `buildah push oci:DIR`,
 * BuildKit's `type=oci` exporter and our own assembler all write.
 *
 *     DIR/oci-layout                 {"imageLayoutVersion":"1.0.0"}
 *     DIR/index.json                 lists exactly one manifest: the image, or an index of one image per platform
 *     DIR/blobs/sha256/<64 hex>      that manifest, and every config, layer and manifest that it refers to
 *
 * The engine writes the directory, in a temporary folder that it owns, and calls {@link openLayout}; the uploader reads
 * it and never changes it. The digest of `manifest` is the digest the image will have in the registry.
 * @see https://github.com/opencontainers/image-spec/blob/main/image-layout.md
 */
export interface OciLayout {
  /** Absolute path. */
  readonly directory: string;
  /** The one entry of `index.json`. */
  readonly manifest: Descriptor;
}

/**
 * Opens a layout that an engine has written.
 * @throws ActionError BUILD_FAILED unless `index.json` lists exactly one manifest
 */
export function openLayout(directory: string): OciLayout {
  const file = join(directory, 'index.json');
  const bytes = read(file, (cause) => {
    return new ActionError('BUILD_FAILED', `Opening the image layout in ${directory} failed: no readable index.json.`, {
      hint: 'The engine did not write an OCI image layout; look at its output above.',
      cause,
    });
  });
  const [manifest, ...others] = manifestsOf(bytes, file);
  if (manifest === undefined || others.length > 0) {
    const count = manifest === undefined ? 0 : others.length + 1;
    throw new ActionError(
      'BUILD_FAILED',
      `Opening the image layout in ${directory} failed: it lists ${count} images.`,
      {
        hint: 'A layout must hold exactly one image or one index: export each build to an empty directory.',
      },
    );
  }
  return { directory, manifest };
}

/** Where a blob lies in a layout. */
export function blobFile(layout: OciLayout, digest: string): string {
  const [algorithm = '', encoded = ''] = digest.split(':');
  return join(layout.directory, 'blobs', algorithm, encoded);
}

/**
 * Reads a small blob (a manifest, a config) whole, and checks that it is what its name says.
 * @throws ActionError BUILD_FAILED when it is missing, DIGEST_MISMATCH when it is something else
 */
export function readBlob(layout: OciLayout, digest: string): Buffer {
  const bytes = read(blobFile(layout, digest), (cause) => {
    return new ActionError('BUILD_FAILED', `Reading ${digest} from the image layout failed: the file is missing.`, {
      hint: 'The engine wrote an incomplete layout; build the image again.',
      cause,
    });
  });
  const found = digestOf(bytes, algorithmOf(digest));
  if (found === digest) return bytes;
  throw new ActionError(
    'DIGEST_MISMATCH',
    `Reading ${digest} from the image layout found bytes with digest ${found}.`,
    {
      hint: 'Something changed the layout after the build; build the image again.',
    },
  );
}

/** Documents are small: to read one takes less time than to hand that to another thread. */
function read(file: string, failure: (cause: unknown) => ActionError): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw failure(cause);
  }
}
