import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface SlowTunnel extends AsyncDisposable {
  readonly port: number;
}

/**
 * Stands before a server on this machine as a distance does: a new connection costs one round trip, and everything that is sent
 * takes half of one.
 * @param roundTrip milliseconds
 */
export async function startSlowTunnel(target: number, roundTrip: number): Promise<SlowTunnel> {
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    for (const socket of [near, far]) {
      socket.setNoDelay(true);
      open.add(socket);
      socket.on('error', () => undefined).once('close', () => open.delete(socket));
    }
    carry(near, far, { first: roundTrip, each: roundTrip / 2 });
    carry(far, near, { first: 0, each: roundTrip / 2 });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The tunnel has no port.');
  return {
    port: address.port,
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}

interface Delay {
  /** More for what is sent first: the connection is made only then. */
  readonly first: number;
  readonly each: number;
}

function carry(from: Socket, to: Socket, { first, each }: Delay): void {
  const start = Date.now() + first;
  const at = (): number => Math.max(start, Date.now()) + each;
  // in the order in which it came, whatever the timers do
  let last = Promise.resolve();
  const later = (due: number, act: () => void): void => {
    last = last.then(() => sleep(Math.max(0, due - Date.now()))).then(act);
  };
  from.on('data', (chunk: Buffer) => later(at(), () => void to.write(chunk)));
  from.once('end', () => later(at(), () => void to.end()));
  from.once('close', () => later(at(), () => void to.destroy()));
}
