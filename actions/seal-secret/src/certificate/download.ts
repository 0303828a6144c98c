import { setTimeout as sleep } from 'node:timers/promises';
import { ActionError } from '#error';
import { nameOf } from './place.ts';

const attempts = 3;
const pause = 500;
const timeout = 20_000;
/** A certificate has two thousand bytes. */
const largest = 65_536;

/** What an https URL holds. A redirect is refused: nothing but the named server is asked. @throws ActionError CERTIFICATE_UNAVAILABLE */
export async function download(url: URL): Promise<Buffer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await ask(url);
    if (Buffer.isBuffer(answer)) return answer;
    if (!answer.mayPass || attempt >= attempts) throw unavailable(url, answer.found);
    await sleep(pause * attempt);
  }
}

interface Failure {
  readonly found: string;
  readonly mayPass: boolean;
}

async function ask(url: URL): Promise<Buffer | Failure> {
  try {
    const { status, body } = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(timeout) });
    if (status === 200) return await bounded(body);
    await body?.cancel();
    return { found: `${url.host} answered ${status}`, mayPass: status === 429 || status >= 500 };
  } catch (error) {
    return { found: `${url.host} gave no answer (${reasonOf(error)})`, mayPass: true };
  }
}

async function bounded(body: ReadableStream<Uint8Array> | null): Promise<Buffer | Failure> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > largest) return { found: `it has more than ${largest} bytes`, mayPass: false };
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return 'unknown error';
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}

function unavailable(url: URL, found: string): ActionError {
  const place = nameOf({ kind: 'url', url });
  return new ActionError('CERTIFICATE_UNAVAILABLE', `Downloading the certificate ${place} failed: ${found}.`, {
    hint: 'Check the URL, and whether this runner reaches it; or keep the certificate in the repository and give its path: it is no secret.',
  });
}
