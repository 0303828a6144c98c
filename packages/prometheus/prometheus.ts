import { exchangeHttp, lookupOf, type Resolve, readBounded, systemResolve } from '#network';
import type { Secret } from '#secret';
import { judgeServer } from './judge-server.ts';
import { type Samples, samplesOf } from './samples.ts';

export type { Samples } from './samples.ts';

export interface PrometheusOptions {
  /** Base URLs of the servers that may be asked, from the file that binds. */
  readonly servers: readonly string[];
  /** Sent to these servers alone. */
  readonly token: Secret | undefined;
  /** For the whole of a question, in milliseconds; 10,000 unless told. */
  readonly timeout?: number;
  readonly resolve?: Resolve;
  /** A certificate authority of their own, in PEM. */
  readonly authority?: string;
}

/** Asks Prometheus, or what speaks as it does. Nothing is thrown: what has no answer has a problem. */
export interface Prometheus {
  /** One instant query, as of now. */
  readonly query: (server: string, query: string) => Promise<Samples>;
}

const answerLimit = 1_048_576;
const defaultTimeout = 10_000;

/** @see https://prometheus.io/docs/prometheus/latest/querying/api/#instant-queries */
export function prometheus(options: PrometheusOptions): Prometheus {
  const known = new Set(options.servers.flatMap((server) => URL.parse(server)?.origin ?? []));
  return {
    async query(server, query) {
      const url = URL.parse(`${server.replace(/\/+$/, '')}/api/v1/query`);
      if (url === null || !known.has(url.origin)) return { problem: 'no such server is configured' };
      try {
        return await ask(url, query, options);
      } catch (error) {
        return { problem: `${url.host} gave no answer (${reasonOf(error)})` };
      }
    },
  };
}

/** No redirect is followed: only the server that was judged gets the question, and the token. */
async function ask(url: URL, query: string, options: PrometheusOptions): Promise<Samples> {
  const { token, timeout = defaultTimeout, resolve = systemResolve, authority } = options;
  const deadline = Date.now() + timeout;
  const judged = await withTimeout(judgeServer(url, resolve), timeout);
  if ('problem' in judged) return judged;
  const seconds = Math.max(1, Math.floor(timeout / 1_000));
  const { status, body } = await exchangeHttp({
    method: 'POST',
    url,
    headers: {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      'user-agent': 'gitops-actions',
      ...(token !== undefined && { authorization: `Bearer ${token.reveal()}` }),
    },
    body: Buffer.from(new URLSearchParams({ query, timeout: `${seconds}s` }).toString()),
    timeout: Math.max(1, deadline - Date.now()),
    connection: {
      agent: false,
      lookup: lookupOf(judged.addresses),
      ...(authority !== undefined && { ca: authority }),
    },
  });
  const bytes = await readBounded(body, answerLimit);
  if (bytes === undefined) return { problem: `${url.host} answered with more than ${answerLimit} bytes` };
  return samplesOf(url.host, status, Buffer.from(bytes).toString('utf8'));
}

async function withTimeout<T>(promise: Promise<T>, timeout: number): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new DOMException('too late', 'TimeoutError')), timeout);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A code alone: messages may name what is asked. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
