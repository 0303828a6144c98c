import { manifestsOf } from './descriptor.ts';
import { mediaTypes } from './media-types.ts';
import { type Purpose, refusal } from './refusal.ts';
import type { Send } from './transport.ts';

/** 404 is the specification's word for it; servers that know the path's form and not its end say 405. */
const unknownEndpoint: readonly number[] = [404, 405];

/**
 * Asks what refers to a manifest, once: digests, or `undefined` for a registry that does not answer such questions.
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-referrers
 */
export async function readReferrers(send: Send, url: URL, purpose: Purpose): Promise<readonly string[] | undefined> {
  const answer = await send({ method: 'GET', url, headers: { accept: mediaTypes.ociIndex } }, purpose);
  if (unknownEndpoint.includes(answer.status)) return undefined;
  if (answer.status !== 200) throw refusal(purpose, answer);
  return manifestsOf(answer.bytes, url.href).map(({ digest }) => digest);
}
