import { setTimeout as sleep } from 'node:timers/promises';
import { ActionError } from '#error';

/** Gets the content at an https URL. @throws ActionError MANIFESTS_UNAVAILABLE, LIMIT_EXCEEDED */
export type Download = (url: URL) => Promise<Uint8Array>;

/** The largest manifests of an agent have 2 MB. */
const largest = 20 * 1_048_576;
const mostRedirects = 5;
const timeout = 60_000;
const attempts = 3;
const pause = 500;

type Answer =
  | { readonly kind: 'content'; readonly content: Uint8Array }
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'failed'; readonly found: string; readonly mayPass: boolean };

/** Follows redirects between https servers alone, and reads no more than manifests can have. */
export async function download(url: URL): Promise<Uint8Array> {
  let from = url;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const answer = await patiently(from);
    if (answer.kind === 'content') return answer.content;
    if (answer.kind === 'failed') throw unavailable(url, answer.found);
    const next = URL.canParse(answer.location, from.href) ? new URL(answer.location, from) : undefined;
    if (next?.protocol !== 'https:') throw unavailable(url, 'it redirects to something that is no https URL');
    from = next;
  }
  throw unavailable(url, `it redirects more than ${mostRedirects} times`);
}

async function patiently(url: URL): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await ask(url);
    if (answer.kind !== 'failed' || !answer.mayPass || attempt >= attempts) return answer;
    await sleep(pause * attempt);
  }
}

async function ask(url: URL): Promise<Answer> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(timeout) });
    const { status, headers } = response;
    const location = headers.get('location');
    if (status >= 300 && status < 400 && location !== null) {
      await response.body?.cancel();
      return { kind: 'redirect', location };
    }
    if (status === 200) return { kind: 'content', content: await bounded(url, response) };
    await response.body?.cancel();
    return { kind: 'failed', found: `${url.host} answered ${status}`, mayPass: status === 429 || status >= 500 };
  } catch (error) {
    if (error instanceof ActionError) throw error;
    return { kind: 'failed', found: `${url.host} gave no answer (${reasonOf(error)})`, mayPass: true };
  }
}

async function bounded(url: URL, { body }: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > largest) {
      throw new ActionError('LIMIT_EXCEEDED', `Downloading ${url.href} failed: it has more than ${largest} bytes.`, {
        hint: 'Check that the URL is that of manifests.',
      });
    }
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
  return new ActionError('MANIFESTS_UNAVAILABLE', `Downloading ${url.href} failed: ${found}.`, {
    hint: 'Check the version or the URL, and whether this runner reaches it; or keep the manifests in the repository and give their path as `manifests`.',
  });
}
