import { ActionError } from '#error';
import { type Body, type Resolve, systemResolve } from '#network';
import { Authorizer } from './authorization.ts';
import { checkPush } from './check-push.ts';
import type { Credentials } from './credentials.ts';
import type { Descriptor } from './descriptor.ts';
import { type Download, downloadBlob, downloadDocument } from './download.ts';
import { isImage } from './identify.ts';
import { originOf } from './origin.ts';
import { type Manifest, type PutManifest, putManifest } from './put-manifest.ts';
import { type ManifestAnswer, mismatch, readManifest, type StoredManifest } from './read-manifest.ts';
import { readReferrers } from './read-referrers.ts';
import type { Purpose } from './refusal.ts';
import { type Clock, retrying, systemClock, TransientFailure } from './retry.ts';
import { createTransport } from './transport.ts';
import { uploadBlob } from './upload.ts';

export interface RegistryOptions {
  /** Host with an optional port, as in an image reference. Loopback hosts are spoken to in plain http, others in https. */
  readonly registry: string;
  readonly credentials?: Credentials | undefined;
  /** How many more times a request is made after a failure that may pass; 3 unless told. */
  readonly retries?: number;
  readonly clock?: Clock;
  readonly resolve?: Resolve;
}

/**
 * A client of one registry. `path` is a repository's path in it, `reference` a tag or a digest.
 * Every method throws ActionErrors: REGISTRY_AUTH, PUSH_DENIED, REGISTRY_UNAVAILABLE (after retries), REGISTRY_REFUSED,
 * DIGEST_MISMATCH, REALM_REFUSED, LIMIT_EXCEEDED.
 */
export interface Registry {
  /** As in an image reference. */
  readonly host: string;
  /** The bytes hash to the digest, and to what was asked for. Absent is only what the registry itself calls unknown. */
  readonly getManifest: (path: string, reference: string) => Promise<ManifestAnswer>;
  /** Whether a push would be refused: says so before there is anything to push. */
  readonly checkPush: (path: string) => Promise<void>;
  /** Puts bytes under a tag or their own digest; TAG_EXISTS where tags are immutable. Writes nothing if they are there. */
  readonly putManifest: (path: string, reference: string, manifest: Manifest) => Promise<void>;
  /** Puts bytes under their own digest that are most likely not there. */
  readonly addManifest: (path: string, digest: string, manifest: Manifest) => Promise<void>;
  /** Sets a tag that is absent, or names these very bytes already; TAG_EXISTS when it names another image. */
  readonly createTag: (path: string, tag: string, manifest: Manifest) => Promise<void>;
  /** Downloads a blob to a file; it is complete and verified when this returns. */
  readonly getBlob: (path: string, blob: Descriptor, file: string) => Promise<void>;
  /** Downloads a small blob, verified: a configuration. */
  readonly getDocument: (path: string, blob: Descriptor) => Promise<Uint8Array>;
  /**
   * Uploads a blob unless it is there. A file is read while it is sent.
   * @param from path of a repository that may have it, to be taken from there
   */
  readonly putBlob: (path: string, digest: string, body: Body, from?: string) => Promise<'uploaded' | 'present'>;
  /**
   * Waits until a tag or digest reads as this image, which may take a moment; DIGEST_MISMATCH when it never does.
   * `id` is the manifest's digest, or that of the image's configuration, which is all that some engines know.
   */
  readonly confirm: (path: string, reference: string, id: string) => Promise<StoredManifest>;
  /**
   * Waits until what refers to an image is listed, which may take a moment; false where the registry lists nothing.
   * REGISTRY_REFUSED when it lists others and never this one.
   */
  readonly lists: (path: string, subject: string, referrer: string) => Promise<boolean>;
}

export function connectRegistry(options: RegistryOptions): Registry {
  const { registry, credentials, retries = 3, clock = systemClock, resolve = systemResolve } = options;
  const origin = originOf(registry);
  const authorizer = new Authorizer({ origin, credentials, clock, resolve });
  const send = createTransport({ origin, authorizer, clock });
  const patiently = <T>(attempt: () => Promise<T>): Promise<T> => retrying({ retries, clock }, attempt);

  const purpose = (operation: string, path: string, access: Purpose['access']): Purpose => ({
    ...{ operation, registry, path, access },
    authenticated: credentials !== undefined,
    secrets: authorizer.secrets,
  });
  const repository = (path: string): URL => new URL(`/v2/${path}/`, origin);
  const manifest = (path: string, reference: string): URL => new URL(`manifests/${reference}`, repository(path));
  const named = (path: string, reference: string): string =>
    `${registry}/${path}${reference.includes(':') ? '@' : ':'}${reference}`;
  const getManifest = (path: string, reference: string): Promise<ManifestAnswer> => {
    const reading = purpose(`Reading ${named(path, reference)}`, path, 'pull');
    return patiently(() => readManifest(send, manifest(path, reference), reading));
  };
  const download = (path: string, blob: Descriptor): Download => ({
    blob,
    url: new URL(`blobs/${blob.digest}`, repository(path)),
    purpose: purpose(`Downloading ${named(path, blob.digest)}`, path, 'pull'),
  });
  const put = (path: string, reference: string, content: Omit<PutManifest, 'purpose'>): Promise<void> => {
    const pushing = purpose(`Pushing ${named(path, reference)}`, path, 'push');
    let { isNew = false } = content;
    return patiently(() => {
      const attempt = putManifest(send, manifest(path, reference), { ...content, isNew, purpose: pushing });
      // an answer may have been lost
      isNew = false;
      return attempt;
    });
  };

  return {
    host: registry,
    getManifest,
    checkPush(path) {
      const checking = purpose(`Asking whether ${registry}/${path} takes a push`, path, 'push');
      return checkPush(send, new URL('blobs/uploads/', repository(path)), checking);
    },
    putManifest: (path, reference, content) => put(path, reference, { manifest: content }),
    addManifest: (path, digest, content) => put(path, digest, { manifest: content, isNew: true }),
    createTag: (path, tag, content) => put(path, tag, { manifest: content, once: true }),
    getBlob(path, blob, file) {
      return patiently(() => downloadBlob(send, { ...download(path, blob), file }));
    },
    getDocument(path, blob) {
      return patiently(() => downloadDocument(send, download(path, blob)));
    },
    putBlob(path, digest, body, from) {
      const pushing = purpose(`Uploading ${named(path, digest)}`, path, 'push');
      return patiently(() => uploadBlob(send, { repository: repository(path), digest, body, from }, pushing));
    },
    confirm(path, reference, id) {
      const confirming = purpose(`Confirming ${named(path, reference)}`, path, 'pull');
      return patiently(async () => {
        const read = await readManifest(send, manifest(path, reference), confirming);
        if (read.found && isImage(read, id)) return read;
        throw new TransientFailure(mismatch(confirming, id, read.found ? read.digest : 'no such tag'));
      });
    },
    lists(path, subject, referrer) {
      const listing = purpose(`Listing what refers to ${named(path, subject)}`, path, 'pull');
      return patiently(async () => {
        const listed = await readReferrers(send, new URL(`referrers/${subject}`, repository(path)), listing);
        if (listed === undefined) return false;
        if (listed.includes(referrer)) return true;
        throw new TransientFailure(unlisted(listing, referrer));
      });
    },
  };
}

function unlisted({ operation, registry }: Purpose, referrer: string): ActionError {
  return new ActionError('REGISTRY_REFUSED', `${operation} failed: ${referrer} was pushed and is not among it.`, {
    hint: `Nobody who asks ${registry} would find it. Run the job again; if that does not help, ask who runs the registry.`,
  });
}
