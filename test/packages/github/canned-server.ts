import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Server } from '#github';
import { Secret } from '#secret';

export interface CannedAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** The connection is cut after this many bytes of the body; 0: nothing is answered at all. */
  readonly cutAfter?: number;
}

export interface CannedServer extends AsyncDisposable {
  readonly server: Server;
  readonly received: readonly { readonly path: string; readonly body: unknown; readonly authorization: string }[];
}

export const canary = 'ghs_CANARY0123456789';

/** A server that gives prepared answers, one a request and the last one from then on: for what a real one seldom says. */
export async function startCannedServer(...answers: readonly CannedAnswer[]): Promise<CannedServer> {
  const received: { path: string; body: unknown; authorization: string }[] = [];
  const http = createServer(async (request, response) => {
    const { url: path = '', headers } = request;
    received.push({ path, body: await bodyOf(request), authorization: headers.authorization ?? '' });
    const answer = answers[Math.min(received.length, answers.length) - 1];
    if (answer === undefined || answer.cutAfter === 0) return request.socket.destroy();
    const body = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
    response.writeHead(answer.status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      ...answer.headers,
    });
    if (answer.cutAfter === undefined) return response.end(body);
    response.write(body.slice(0, answer.cutAfter), () => request.socket.destroy());
  });
  await new Promise<void>((ready) => http.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${portOf(http.address())}`;
  return {
    received,
    server: { token: new Secret(canary), apiUrl: url, graphqlUrl: `${url}/graphql` },
    async [Symbol.asyncDispose]() {
      http.closeAllConnections();
      await new Promise((closed) => http.close(closed));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString();
  return text === '' ? undefined : JSON.parse(text);
}

function portOf(address: AddressInfo | string | null): number {
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
  return address.port;
}
