import { type Purpose, refusal } from './refusal.ts';
import { TransientFailure } from './retry.ts';
import type { Send } from './transport.ts';

/**
 * Starts an upload and gives it up. Only a certain refusal counts: a registry that is away for a moment may be back when
 * there is something to push.
 * @param uploads `…/v2/<path>/blobs/uploads/`
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#post-then-put
 */
export async function checkPush(send: Send, uploads: URL, purpose: Purpose): Promise<void> {
  const start = await unlessAway(send({ method: 'POST', url: uploads }, purpose));
  if (start === undefined) return;
  const location = start.headers.get('location');
  if (start.status !== 202 || location === null) throw refusal(purpose, start);
  // registries forget uploads that nobody ends, so it does not matter where this is not known
  await unlessAway(send({ method: 'DELETE', url: new URL(location, uploads) }, purpose));
}

async function unlessAway<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof TransientFailure) return undefined;
    throw error;
  }
}
