import { createServer, type Server } from 'node:http';
import { Access, type Auth } from './access.ts';
import { type Fault, Faults } from './faults.ts';
import { type Quirks, withQuirks } from './quirks.ts';
import { answer } from './routes.ts';
import { type RequestRecord, serve } from './server.ts';
import { type Manifest, Store } from './store.ts';

export interface RegistryOptions extends Quirks {
  readonly auth?: Auth;
  /** A tag, once set, can never be set again, as Amazon ECR has it. */
  readonly immutableTags?: boolean;
  /** A free one unless told. */
  readonly port?: number;
}

/** An OCI distribution server on this machine. */
export interface SandboxRegistry extends AsyncDisposable {
  /** `127.0.0.1:PORT`, as in an image reference. */
  readonly host: string;
  readonly url: string;
  readonly requests: readonly RequestRecord[];
  /** Makes the next matching requests fail. */
  readonly fail: (fault: Fault) => void;
  readonly clearFaults: () => void;
  readonly tags: (path: string) => readonly string[];
  readonly blobs: (path: string) => readonly string[];
  /** What a tag or a digest names; `undefined` when it is not there. */
  readonly manifest: (path: string, reference: string) => (Manifest & { readonly digest: string }) | undefined;
}

/** Starts a registry that keeps everything in memory and ends with it. */
export async function startRegistry(options: RegistryOptions = {}): Promise<SandboxRegistry> {
  const { auth, immutableTags = false, port = 0 } = options;
  const store = new Store();
  const faults = new Faults();
  const requests: RequestRecord[] = [];
  const registry = { store, access: new Access(auth), immutableTags };
  const serving = {
    answer: withQuirks((incoming) => answer(registry, incoming), options),
    faults,
    record: (request: RequestRecord) => requests.push(request),
  };
  const server = createServer((message, response) => {
    serve(serving, message, response).catch(() => message.socket.destroy());
  });
  const host = `127.0.0.1:${await listen(server, port)}`;
  return {
    host,
    url: `http://${host}`,
    requests,
    fail: (fault) => faults.fail(fault),
    clearFaults: () => faults.clear(),
    tags: (path) => [...(store.find(path)?.tags.keys() ?? [])].sort(),
    blobs: (path) => [...(store.find(path)?.blobs.keys() ?? [])].sort(),
    manifest(path, reference) {
      const digest = store.find(path)?.tags.get(reference) ?? reference;
      const manifest = store.find(path)?.manifests.get(digest);
      return manifest && { ...manifest, digest };
    },
    [Symbol.asyncDispose]: () => close(server),
  };
}

function listen(server: Server, port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.once('error', reject);
  server.listen(port, '127.0.0.1', () => {
    const address = server.address();
    if (address !== null && typeof address === 'object') resolve(address.port);
    else reject(new Error('the registry got no port'));
  });
  return promise;
}

function close(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeAllConnections();
  return promise;
}
