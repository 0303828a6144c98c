import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';

/** The cache that GitHub gives to the jobs of a repository, as far as BuildKit speaks to it. */
export interface ActionsCache extends AsyncDisposable {
  /** What the runner tells actions about it, and `run:` steps not. */
  readonly environment: Readonly<Record<string, string>>;
  /** Keys of all entries. */
  readonly keys: () => readonly string[];
  /** Methods that were called: `CreateCacheEntry`. */
  readonly calls: readonly string[];
}

interface Entry {
  readonly key: string;
  readonly version: string;
  readonly id: string;
  isComplete: boolean;
}

const service = '/twirp/github.actions.results.api.v1.CacheService/';

/**
 * Starts the second version of the service: calls by Twirp, and content in a blob store with the API of Azure.
 * @see https://github.com/actions/toolkit/blob/main/packages/cache/src/generated/results/api/v1/cache.ts
 */
export async function startActionsCache(): Promise<ActionsCache> {
  const store = {
    entries: new Map<string, Entry>(),
    blobs: new Map<string, Buffer>(),
    blocks: new Map<string, Buffer>(),
  };
  const calls: string[] = [];
  const token = runtimeToken();
  const server = createServer(async (message, response) => {
    const url = new URL(message.url ?? '/', `http://${message.headers.host}`);
    const incoming = { message, url, body: await bodyOf(message) };
    const isCall = url.pathname.startsWith(service);
    if (isCall) calls.push(url.pathname.slice(service.length));
    const { status, headers, body } = isCall ? answerCall(store, incoming, token) : answerBlob(store, incoming);
    // clients read this id without looking whether there is one
    response.writeHead(status, { 'x-ms-request-id': randomUUID(), ...headers }).end(body);
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the cache got no port');
  return {
    environment: {
      ACTIONS_CACHE_SERVICE_V2: 'True',
      ACTIONS_RESULTS_URL: `http://127.0.0.1:${address.port}/`,
      ACTIONS_RUNTIME_TOKEN: token,
    },
    keys: () => [...store.entries.values()].filter(({ isComplete }) => isComplete).map(({ key }) => key),
    calls,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}

interface Store {
  readonly entries: Map<string, Entry>;
  readonly blobs: Map<string, Buffer>;
  readonly blocks: Map<string, Buffer>;
}

interface Incoming {
  readonly message: IncomingMessage;
  readonly url: URL;
  readonly body: Buffer;
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

function answerCall(store: Store, { message, url, body }: Incoming, token: string): Answer {
  if (message.headers.authorization !== `Bearer ${token}`) return { status: 401 };
  const answer = answers[url.pathname.slice(service.length)]?.(store, JSON.parse(body.toString()), url.origin);
  if (answer === undefined) return { status: 404 };
  return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(answer)) };
}

function answerBlob(store: Store, { message, url, body }: Incoming): Answer {
  const id = url.pathname.replace('/blobs/', '');
  if (message.method === 'PUT') {
    put(store, id, url.searchParams, body);
    return { status: 201 };
  }
  const blob = store.blobs.get(id);
  if (blob === undefined) return { status: 404 };
  const [, start = '0'] = /bytes=(\d+)-/.exec(`${message.headers['x-ms-range']}`) ?? [];
  const part = blob.subarray(Number(start));
  const range = `bytes ${start}-${blob.length - 1}/${blob.length}`;
  return {
    status: 206,
    headers: { 'content-length': `${part.length}`, 'content-range': range, etag: '"1"' },
    body: part,
  };
}

interface Call {
  readonly key: string;
  readonly version: string;
  readonly restore_keys?: readonly string[];
}

const answers: Readonly<Record<string, (store: Store, call: Call, origin: string) => object>> = {
  CreateCacheEntry({ entries }, { key, version }, origin) {
    const name = `${version} ${key}`;
    if (entries.has(name)) return { ok: false };
    const id = randomUUID();
    entries.set(name, { key, version, id, isComplete: false });
    return { ok: true, signed_upload_url: `${origin}/blobs/${id}` };
  },
  FinalizeCacheEntryUpload({ entries }, { key, version }) {
    const entry = entries.get(`${version} ${key}`);
    if (entry === undefined) return { ok: false };
    entry.isComplete = true;
    return { ok: true, entry_id: '1' };
  },
  GetCacheEntryDownloadURL({ entries }, { key, version, restore_keys = [] }, origin) {
    const known = [...entries.values()].filter((entry) => entry.isComplete && entry.version === version).toReversed();
    const found =
      known.find((entry) => entry.key === key) ??
      known.find((entry) => restore_keys.some((start) => entry.key.startsWith(start)));
    if (found === undefined) return { ok: false };
    return { ok: true, signed_download_url: `${origin}/blobs/${found.id}`, matched_key: found.key };
  },
};

/** A blob as a whole, one block of it, or the list of its blocks. */
function put({ blobs, blocks }: Store, id: string, query: URLSearchParams, body: Buffer): void {
  const block = (name: string): string => `${id} ${name}`;
  if (query.get('comp') === 'block') blocks.set(block(query.get('blockid') ?? ''), body);
  else if (query.get('comp') === 'blocklist') {
    const names = [...body.toString().matchAll(/<Latest>([^<]*)<\/Latest>/g)].map(([, name = '']) => name);
    blobs.set(id, Buffer.concat(names.map((name) => blocks.get(block(name)) ?? Buffer.alloc(0))));
  } else blobs.set(id, body);
}

/** Clients read from the token what it is good for; nobody here checks its signature. */
function runtimeToken(): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const ac = JSON.stringify([{ Scope: 'refs/heads/main', Permission: 3 }]);
  return [part({ alg: 'HS256', typ: 'JWT' }), part({ ac, nbf: now - 60, exp: now + 3_600 }), 'c2lnbmF0dXJl'].join('.');
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}
