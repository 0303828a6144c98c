import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Handler } from './server.ts';

export interface Listening {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  handle(handler: Handler): void;
  close(): Promise<void>;
}

/** A free port of the loopback interface. The handler comes later, because it has to know the URL. */
export async function listen(): Promise<Listening> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    handle: (handler) => server.on('request', (request, response) => void handler(request, response)),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
