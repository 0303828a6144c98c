import { ActionError } from '#error';
import { type Answer, errorsOf } from './answer.ts';
import { digestOf } from './digest.ts';
import { readManifest } from './read-manifest.ts';
import { type Purpose, refusal } from './refusal.ts';
import type { Send } from './transport.ts';

export interface Manifest {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/**
 * Puts a manifest under a tag or its own digest, unless exactly it is there: a registry with immutable tags refuses even
 * the same bytes, and an answer that was lost makes us come again.
 */
export async function putManifest(send: Send, url: URL, put: { manifest: Manifest; purpose: Purpose }): Promise<void> {
  const { manifest, purpose } = put;
  const present = await readManifest(send, url, purpose);
  if (present.found && present.digest === digestOf(manifest.bytes)) return;
  const headers = { 'content-type': manifest.mediaType };
  const answer = await send({ method: 'PUT', url, headers, body: new Uint8Array(manifest.bytes) }, purpose);
  if (answer.status !== 201) throw isImmutable(answer) ? tagExists(purpose, answer) : refusal(purpose, answer);
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
