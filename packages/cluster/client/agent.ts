import { Agent, type AgentOptions } from 'node:https';
import { type Duplex, PassThrough } from 'node:stream';
import { connect } from 'node:tls';
import type { ClientCertificate, Connection } from '../connection/connection.ts';
import { openTunnel, proxyFor } from './proxy.ts';

/** As many requests at a time as are worth it: more only wait in the API server. */
export const concurrency = 24;

/** Keeps connections to the API server open, through a proxy where one is asked for. */
export function agentFor(connection: Connection, certificate: ClientCertificate | undefined): Agent {
  const { server, certificateAuthority, serverName } = connection;
  const options: AgentOptions = {
    keepAlive: true,
    maxSockets: Number.POSITIVE_INFINITY,
    ...(certificateAuthority !== undefined && { ca: certificateAuthority }),
    ...(serverName !== undefined && { servername: serverName }),
    ...(certificate !== undefined && { cert: certificate.certificate, key: certificate.key.reveal() }),
  };
  const proxy = proxyFor(connection);
  const target = `${server.hostname}:${server.port || '443'}`;
  return proxy === undefined ? new Agent(options) : new TunnelAgent(options, () => openTunnel(proxy, target));
}

type Settle = (error: Error | null, socket: Duplex) => void;

class TunnelAgent extends Agent {
  readonly #open: () => Promise<Duplex>;

  constructor(options: AgentOptions, open: () => Promise<Duplex>) {
    super(options);
    this.#open = open;
  }

  override createConnection(options: AgentOptions, settle?: Settle): Duplex | null | undefined {
    this.#open().then(
      (socket) => settle?.(null, connect({ ...options, socket, path: undefined })),
      // a stream is asked for even beside an error
      (error: Error) => settle?.(error, new PassThrough().destroy()),
    );
    return undefined;
  }
}
