import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer } from 'node:http';

/** A server of The Update Framework that publishes one file. */
export interface Publisher extends AsyncDisposable {
  readonly url: string;
  /** What clients trust to begin with. */
  readonly root: object;
  /** The paths that were asked for. */
  readonly requests: string[];
  /** What stands at a path; can be spoiled. */
  readonly files: Map<string, string>;
}

/** Keys sorted, no white space: what is signed. @see http://gibson042.github.io/canonicaljson-spec/ */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'string') return `"${value.replace(/["\\]/g, '\\$&')}"`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${canonical(key)}:${canonical(each)}`).join(',')}}`;
}

/** @see https://theupdateframework.github.io/specification/latest/#document-formats */
export async function publish(name: string, content: string, expires = '2099-01-01T00:00:00Z'): Promise<Publisher> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = { keytype: 'ed25519', scheme: 'ed25519', keyval: { public: rawKey(publicKey) } };
  const keyid = sha256(canonical(key));
  const signed = (type: string, more: object): string => {
    const body = { _type: type, spec_version: '1.0.31', version: 1, expires, ...more };
    const signature = sign(null, Buffer.from(canonical(body)), privateKey).toString('hex');
    return JSON.stringify({ signatures: [{ keyid, sig: signature }], signed: body });
  };
  const role = { keyids: [keyid], threshold: 1 };
  const roles = { root: role, timestamp: role, snapshot: role, targets: role };
  const root = signed('root', {
    consistent_snapshot: true,
    keys: { [keyid]: key },
    roles,
    expires: '2099-01-01T00:00:00Z',
  });
  const targets = signed('targets', {
    targets: { [name]: { length: Buffer.byteLength(content), hashes: { sha256: sha256(content) } } },
  });
  const files = new Map([
    ['/timestamp.json', signed('timestamp', { meta: { 'snapshot.json': { version: 1 } } })],
    ['/1.snapshot.json', signed('snapshot', { meta: { 'targets.json': { version: 1 } } })],
    ['/1.targets.json', targets],
    [`/targets/${sha256(content)}.${name}`, content],
  ]);
  const requests: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    requests.push(url);
    const file = files.get(url);
    response.writeHead(file === undefined ? 404 : 200).end(file);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    root: JSON.parse(root),
    requests,
    files,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function rawKey(key: KeyObject): string {
  return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
