import { ActionError } from '#error';
import { type Answer, errorsOf } from './answer.ts';
import { digestOf } from './digest.ts';
import { readManifest } from './read-manifest.ts';
import { type Purpose, refusal } from './refusal.ts';
import { TransientFailure } from './retry.ts';
import type { Send } from './transport.ts';

export interface Manifest {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface PutManifest {
  readonly manifest: Manifest;
  readonly purpose: Purpose;
  /** Whether a tag that names another image is left as it is, with TAG_EXISTS. */
  readonly once?: boolean;
  /** Whether it need not be looked for first. */
  readonly isNew?: boolean;
}

/**
 * Puts a manifest under a tag or its own digest, unless exactly it is there: a registry with immutable tags refuses even
 * the same bytes, and an answer that was lost makes us come again.
 */
export async function putManifest(
  send: Send,
  url: URL,
  { manifest, purpose, once, isNew }: PutManifest,
): Promise<void> {
  const present = isNew === true ? undefined : await readManifest(send, url, purpose);
  if (present?.found && present.digest === digestOf(manifest.bytes)) return;
  if (present?.found && once === true) throw taken(purpose, present.digest);
  const headers = { 'content-type': manifest.mediaType };
  const answer = await send({ method: 'PUT', url, headers, body: new Uint8Array(manifest.bytes) }, purpose);
  if (answer.status === 201) return;
  if (isImmutable(answer)) throw tagExists(purpose, answer);
  const failure = refusal(purpose, answer);
  // what was uploaded a moment ago is not yet known to every server of the registry
  const isEarly = errorsOf(answer).some(({ code }) => unknownParts.includes(code));
  throw isEarly ? new TransientFailure(failure) : failure;
}

const unknownParts: readonly string[] = ['MANIFEST_BLOB_UNKNOWN', 'BLOB_UNKNOWN'];

/** No registry compares and swaps: whoever comes between this look and the write is found by reading back. */
function taken({ operation }: Purpose, digest: string): ActionError {
  return new ActionError('TAG_EXISTS', `${operation} failed: meanwhile somebody gave the tag to ${digest}.`, {
    hint: 'Two runs publish the same tag: let one workflow do it, with `concurrency`, and run this job again.',
  });
}

/** Amazon ECR says TAG_INVALID, Google Artifact Registry and Harbor say it in words only. */
function isImmutable(answer: Answer): boolean {
  return errorsOf(answer).some(({ message }) => /immutable/i.test(message));
}

function tagExists(purpose: Purpose, answer: Answer): ActionError {
  const { message } = refusal(purpose, answer);
  return new ActionError('TAG_EXISTS', message, {
    hint: 'The registry never lets this tag point to another image: push a new version.',
  });
}
