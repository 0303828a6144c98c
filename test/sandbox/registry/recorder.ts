import { createServer, type IncomingMessage, request as send } from 'node:http';

/** A server before another one, which keeps all that it is told. */
export interface Recorder extends AsyncDisposable {
  /** `127.0.0.1:PORT`, as in an image reference. */
  readonly host: string;
  /** Each request as it came: its first line, its headers, and its body where that is text. */
  readonly seen: readonly string[];
}

/** @param target host and port of the server that answers */
export async function startRecorder(target: string): Promise<Recorder> {
  const seen: string[] = [];
  const [hostname = '', port = ''] = target.split(':');
  const server = createServer(async (message, response) => {
    const body = await bodyOf(message);
    const { method = '', url = '', headers } = message;
    seen.push([`${method} ${url}`, ...message.rawHeaders, body.toString('latin1')].join('\n'));
    // with the name of this server, which the other one repeats where it names itself
    const forwarded = send({ hostname, port, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    forwarded.once('error', () => response.destroy());
    forwarded.end(body);
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the recorder got no port');
  return {
    host: `127.0.0.1:${address.port}`,
    seen,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}
