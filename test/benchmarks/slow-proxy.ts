import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SlowProxy extends AsyncDisposable {
  readonly url: string;
  /** How many requests came through. */
  count: number;
}

/** Stands before a server on this machine and holds every request back, as a distance does. */
export async function startSlowProxy(target: string, milliseconds: number): Promise<SlowProxy> {
  const { hostname, port } = new URL(target);
  const proxy = { url: '', count: 0 };
  const server = createServer((incoming, outgoing) => {
    proxy.count += 1;
    setTimeout(() => {
      const { method, url: path, headers } = incoming;
      const request = forward({ hostname, port, method, path, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      request.once('error', () => outgoing.destroy());
      incoming.pipe(request);
    }, milliseconds);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  proxy.url = `http://127.0.0.1:${portOf(server.address())}`;
  return Object.assign(proxy, {
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  });
}

function portOf(address: AddressInfo | string | null): number {
  if (typeof address !== 'object' || address === null) throw new Error('The proxy has no port.');
  return address.port;
}
