import { createReadStream, readFileSync } from 'node:fs';
import http from 'node:http';
import type { RequestOptions } from 'node:https';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Bytes in memory, or a file that is read while it is sent. */
export type Body = Uint8Array | { readonly file: string; readonly size: number };

export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Body | undefined;
  /** Milliseconds, for all of the exchange. */
  readonly timeout: number;
  /** Where to connect to, if not to what the name of the host says then, and whom to trust there. */
  readonly connection?: Pick<RequestOptions, 'agent' | 'lookup' | 'ca'>;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: HeaderFields;
  /** To be read to its end, or destroyed. */
  readonly body: Readable;
}

/** As in fetch. */
export interface HeaderFields {
  readonly get: (name: string) => string | null;
}

/**
 * One HTTP exchange, of which no redirect is followed. Node's `fetch` needs longer to load than a run needs for all that
 * it asks a registry, and thrice the time to send a layer.
 */
export async function exchangeHttp(request: HttpRequest): Promise<HttpResponse> {
  const { url, method, headers, timeout, connection } = request;
  const body = small(request.body);
  const { request: open } = url.protocol === 'https:' ? await import('node:https') : http;
  const { promise, resolve, reject } = Promise.withResolvers<HttpResponse>();
  const signal = AbortSignal.timeout(timeout);
  const length = body === undefined ? {} : { 'content-length': 'file' in body ? body.size : body.length };
  const sent = open(url, { method, headers: { ...headers, ...length }, signal, ...connection });
  sent.on('error', (error) => reject(signal.aborted ? signal.reason : error));
  sent.on('response', (response) =>
    resolve({ status: response.statusCode ?? 0, headers: fieldsOf(response.headers), body: response }),
  );
  if (body === undefined || !('file' in body)) sent.end(body);
  else pipeline(createReadStream(body.file, { highWaterMark: chunk }), sent).catch(reject);
  return await promise;
}

/** Larger than a stream's own: each chunk of a layer costs a turn. */
const chunk = 1_048_576;

/** To stream a small file takes longer than to read it. */
function small(body: Body | undefined): Body | undefined {
  return body !== undefined && 'file' in body && body.size <= chunk ? readFileSync(body.file) : body;
}

function fieldsOf(headers: http.IncomingHttpHeaders): HeaderFields {
  return {
    get(name) {
      const value = headers[name.toLowerCase()];
      return value === undefined ? null : String(value);
    },
  };
}
