import type { Incoming, Reply } from './reply.ts';

/** What some registries do differently, and may. */
export interface Quirks {
  /** How many reads of a tag still give what it named before it was set; a registry of many servers does so for a while. */
  readonly staleReads?: number;
  /** Whether answers name the digest, which old registries leave to the client; they do unless told. */
  readonly digestHeaders?: boolean;
}

type Answer = (incoming: Incoming) => Reply;

const tagPath = /^\/v2\/.+\/manifests\/[^:]+$/;

export function withQuirks(answer: Answer, { staleReads = 0, digestHeaders = true }: Quirks): Answer {
  const stale = new Map<string, { readonly before: Reply; left: number }>();
  const remember: Answer = (incoming) => {
    const { path } = incoming;
    const old = stale.get(path);
    const reads = incoming.method === 'GET' || incoming.method === 'HEAD';
    if (reads && old !== undefined && old.left > 0) {
      old.left -= 1;
      return old.before;
    }
    if (incoming.method !== 'PUT' || !tagPath.test(path)) return answer(incoming);
    const accept = incoming.headers['content-type'] ?? '';
    const before = answer({
      ...incoming,
      method: 'GET',
      headers: { ...incoming.headers, accept },
      body: Buffer.alloc(0),
    });
    const reply = answer(incoming);
    if (reply.status === 201) stale.set(path, { before, left: staleReads });
    return reply;
  };
  return (incoming) => {
    const reply = staleReads > 0 ? remember(incoming) : answer(incoming);
    if (digestHeaders) return reply;
    const { 'docker-content-digest': _, etag: _tag, ...headers } = reply.headers;
    return { ...reply, headers };
  };
}
