import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Fault =
  /** The server never sees the request. */
  | 'bad gateway'
  /** The server does what is asked, and its answer is lost. */
  | 'lost answer'
  /** The server sees the request once this has happened. */
  | { readonly after: Promise<unknown> };

export interface UnreliableProxy extends AsyncDisposable {
  readonly graphqlUrl: string;
}

/** Stands before a GraphQL endpoint and spoils the first request for an operation. */
export async function startUnreliableProxy(target: string, operation: string, fault: Fault): Promise<UnreliableProxy> {
  let spoiled = false;
  const server = createServer((request, response) => {
    void handle(request, response).catch((error: unknown) => response.destroy(Error(String(error))));
  });
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(request);
    const spoils = !spoiled && new RegExp(`(query|mutation) ${operation}\\b`).test(body);
    spoiled ||= spoils;
    if (spoils && fault === 'bad gateway') return void response.writeHead(502).end();
    if (spoils && typeof fault === 'object') await fault.after;
    const { authorization = '' } = request.headers;
    const headers = { authorization, 'content-type': 'application/json' };
    const answer = await fetch(target, { method: 'POST', headers, body });
    const text = await answer.text();
    if (spoils && fault === 'lost answer') return void request.socket.destroy();
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
  }
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    graphqlUrl: `http://127.0.0.1:${portOf(server.address())}/graphql`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

function portOf(address: AddressInfo | string | null): number {
  if (typeof address !== 'object' || address === null) throw new Error('The proxy has no port.');
  return address.port;
}
