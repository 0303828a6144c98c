import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { Certificates } from './certificates.ts';

/** What a test lets an API server say; `undefined` breaks the connection off. */
export interface FakeAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text is sent as it is, everything else as JSON. */
  readonly body?: unknown;
}

export interface FakeServer extends AsyncDisposable {
  readonly url: URL;
  /** The authority, in PEM. */
  readonly authority: string;
  readonly requests: readonly Pick<IncomingMessage, 'method' | 'url' | 'headers'>[];
  /** How many connections were made. */
  readonly connections: () => number;
  /** The names that clients asked the server for in their TLS handshakes. */
  readonly names: readonly string[];
}

/** An https server that answers as it is told: for faults that no real API server can be made to show. */
export async function startFakeServer(
  certificates: Certificates,
  answer: (request: IncomingMessage, count: number, response: ServerResponse) => FakeAnswer | undefined,
): Promise<FakeServer> {
  const [key, cert, authority] = await Promise.all(
    ['server.key', 'server.crt', 'ca.crt'].map((name) => readFile(certificates.file(name), 'utf8')),
  );
  const requests: IncomingMessage[] = [];
  const names: string[] = [];
  let connections = 0;
  const server = createServer({ key, cert }, (request, response) => {
    requests.push(request);
    const given = answer(request, requests.length, response);
    if (given === undefined) {
      request.socket.destroy();
      return;
    }
    if (response.headersSent) return;
    response.writeHead(given.status, { 'content-type': 'application/json', ...given.headers });
    response.end(
      Buffer.isBuffer(given.body) || typeof given.body === 'string' ? given.body : JSON.stringify(given.body ?? {}),
    );
  });
  server.on('secureConnection', (socket) => {
    connections += 1;
    if (typeof socket.servername === 'string') names.push(socket.servername);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: new URL(`https://127.0.0.1:${address.port}`),
    authority: authority ?? '',
    requests,
    names,
    connections: () => connections,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
