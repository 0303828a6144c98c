import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ActionError } from '#error';
import type { Answer, Call } from './call.ts';
import type { Pass } from './sign-in.ts';

const userAgent = 'gitops-actions';

/** The largest answers are lists of large clusters; ours are asked for in pages. */
const answerLimit = 64 * 1_048_576;
const timeout = 60_000;

export interface Exchange {
  readonly server: URL;
  readonly pass: Pass;
  readonly signal?: AbortSignal | undefined;
  /** How long the connection may be silent, in milliseconds. */
  readonly silence?: number;
}

/** Makes one request, and hands the answer over as soon as its headers are there. */
export function open(call: Call, { server, pass, signal, silence = timeout }: Exchange): Promise<IncomingMessage> {
  const { method, path, query, body, contentType = 'application/json', accept = 'application/json' } = call;
  const search = query === undefined ? '' : `?${new URLSearchParams(query)}`;
  signal?.throwIfAborted();
  return new Promise((settle, reject) => {
    const asking = request(
      {
        method,
        host: server.hostname.replace(/^\[|\]$/g, ''),
        port: server.port || 443,
        path: `${server.pathname.replace(/\/$/, '')}${path}${search}`,
        agent: pass.agent,
        timeout: silence,
        headers: {
          ...pass.headers,
          accept,
          'accept-encoding': 'gzip',
          'user-agent': userAgent,
          ...(body !== undefined && { 'content-type': contentType, 'content-length': `${Buffer.byteLength(body)}` }),
        },
      },
      settle,
    );
    asking.once('timeout', () => asking.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })));
    asking.once('error', reject);
    // not by the request's own option: that one fails sockets that are kept for the next request, where nobody listens
    const abort = (): void => void asking.destroy();
    signal?.addEventListener('abort', abort);
    asking.once('close', () => signal?.removeEventListener('abort', abort));
    asking.end(body);
  });
}

/** The answer's body as it comes, unpacked. */
export function bodyOf(answer: IncomingMessage): Readable {
  if (answer.headers['content-encoding'] !== 'gzip') return answer;
  const unpacked = createGunzip();
  answer.once('error', (error) => unpacked.destroy(error));
  answer.once('aborted', () => unpacked.destroy(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })));
  return answer.pipe(unpacked);
}

/** Makes one request, and reads the whole answer. */
export async function exchange(call: Call, options: Exchange): Promise<Answer> {
  const answer = await open(call, options);
  const text = await readText(bodyOf(answer), call);
  return { status: answer.statusCode ?? 0, headers: answer.headers, text };
}

/** @throws ActionError LIMIT_EXCEEDED */
export async function readText(body: Readable, { operation }: Pick<Call, 'operation'>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > answerLimit) {
      throw new ActionError('LIMIT_EXCEEDED', `${operation} failed: the answer has more than ${answerLimit} bytes.`, {
        hint: 'Check that the address is that of a Kubernetes API server.',
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
