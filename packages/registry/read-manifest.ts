import { ActionError } from '#error';
import { type Answer, errorsOf } from './answer.ts';
import { algorithmOf, digestOf } from './digest.ts';
import { acceptedManifests } from './media-types.ts';
import { type Purpose, refusal } from './refusal.ts';
import type { Send } from './transport.ts';

/** A manifest as the registry holds it; `bytes` hash to `digest`. */
export interface StoredManifest {
  readonly found: true;
  readonly digest: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export type ManifestAnswer = StoredManifest | AbsentManifest;

/** What the registry says that it does not know. Some call a repository unknown that they do not show. */
interface AbsentManifest {
  readonly found: false;
  readonly unknown: 'manifest' | 'repository';
}

/** Reads one manifest, once. Absent is only what the registry calls unknown: any doubt is an error. */
export async function readManifest(send: Send, url: URL, purpose: Purpose): Promise<ManifestAnswer> {
  const answer = await send({ method: 'GET', url, headers: { accept: acceptedManifests } }, purpose);
  const codes = answer.status === 404 ? errorsOf(answer).map(({ code }) => code) : [];
  if (codes.includes('MANIFEST_UNKNOWN')) return { found: false, unknown: 'manifest' };
  if (codes.includes('NAME_UNKNOWN')) return { found: false, unknown: 'repository' };
  if (answer.status !== 200) throw refusal(purpose, answer);
  return verified(answer, url, purpose);
}

function verified({ headers, bytes }: Answer, url: URL, purpose: Purpose): StoredManifest {
  const requested = url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
  const stated = headers.get('docker-content-digest') ?? requested;
  for (const expected of [stated, requested]) {
    const algorithm = algorithmOf(expected);
    const found = algorithm === undefined ? expected : digestOf(bytes, algorithm);
    if (found !== expected) throw mismatch(purpose, expected, found);
  }
  const mediaType = (headers.get('content-type') ?? '').replace(/;.*$/, '').trim();
  return { found: true, digest: algorithmOf(requested) === undefined ? digestOf(bytes) : requested, mediaType, bytes };
}

export function mismatch({ operation, registry }: Purpose, expected: string, found: string): ActionError {
  return new ActionError('DIGEST_MISMATCH', `${operation} failed: expected ${expected}, found ${found}.`, {
    hint: `What ${registry} (or a proxy before it) delivered is not the image. Nothing of it was used; look for who else writes there.`,
  });
}
