import type { Body } from '#network';
import { errorsOf } from './answer.ts';
import { type Purpose, refusal } from './refusal.ts';
import { TransientFailure } from './retry.ts';
import type { Send } from './transport.ts';

export interface Upload {
  /** `…/v2/<path>/`. */
  readonly repository: URL;
  readonly digest: string;
  readonly body: Body;
  /** Path of a repository of this registry that may have the blob. */
  readonly from?: string | undefined;
}

/** The registry lost the upload session, as it does when one of its servers is replaced: start another. */
const lostSession: readonly string[] = ['BLOB_UPLOAD_UNKNOWN', 'BLOB_UPLOAD_INVALID', 'BLOB_UNKNOWN'];

/**
 * Uploads a blob unless it is there: one attempt, from the start. A broken upload cannot be taken up with another PUT,
 * since the registry may have kept a part of the bytes.
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#post-then-put
 */
export async function uploadBlob(send: Send, upload: Upload, purpose: Purpose): Promise<'uploaded' | 'present'> {
  const { repository, digest, body, from } = upload;
  const head = await send({ method: 'HEAD', url: new URL(`blobs/${digest}`, repository) }, purpose);
  if (head.status === 200) return 'present';
  if (head.status !== 404) throw refusal(purpose, head);
  const uploads = new URL('blobs/uploads/', repository);
  const mounted =
    from === undefined ? undefined : await send({ method: 'POST', url: mountOf(uploads, digest, from) }, purpose);
  if (mounted?.status === 201) return 'present';
  // a registry that does not mount starts an upload; one that does not let us read there refuses
  const start = mounted?.status === 202 ? mounted : await send({ method: 'POST', url: uploads }, purpose);
  const location = start.headers.get('location');
  if (start.status !== 202 || location === null) throw refusal(purpose, start);
  const url = new URL(location, repository);
  url.searchParams.set('digest', digest);
  const headers = { 'content-type': 'application/octet-stream' };
  const end = await send({ method: 'PUT', url, headers, body }, purpose);
  if (end.status === 201) return 'uploaded';
  const failure = refusal(purpose, end);
  throw errorsOf(end).some(({ code }) => lostSession.includes(code)) ? new TransientFailure(failure) : failure;
}

/** @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#mounting-a-blob-from-another-repository */
function mountOf(uploads: URL, digest: string, from: string): URL {
  const url = new URL(uploads);
  url.searchParams.set('mount', digest);
  url.searchParams.set('from', from);
  return url;
}
