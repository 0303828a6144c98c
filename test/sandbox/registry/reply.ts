/** A request, read to its end. */
export interface Incoming {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

/** What a handler answers; the answer to HEAD is that of GET without its body. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export function reply(
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body: Buffer = Buffer.alloc(0),
): Reply {
  return { status, headers, body };
}

/** The error document of the distribution specification. */
export function errorReply(status: number, code: string, message: string): Reply {
  const body = JSON.stringify({ errors: [{ code, message, detail: null }] });
  return reply(status, { 'content-type': 'application/json; charset=utf-8' }, Buffer.from(body));
}
