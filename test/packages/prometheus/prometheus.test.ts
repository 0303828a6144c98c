import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prometheus } from '#prometheus';
import { Secret } from '#secret';
import { makeCertificates } from '../../sandbox/cluster/certificates.ts';
import { openssl, prometheusServer, requirePart } from '../../sandbox/parts.ts';
import { type RunningPrometheus, startPrometheus } from './server.ts';

const vector = (...values: readonly string[]): string =>
  JSON.stringify({
    status: 'success',
    data: { resultType: 'vector', result: values.map((value) => ({ metric: {}, value: [1, value] })) },
  });

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly authorization: string | undefined;
  readonly body: string;
}

type Answer = (response: ServerResponse) => void;

interface Fake extends AsyncDisposable {
  readonly port: number;
  readonly seen: Seen[];
}

async function serve(answer: Answer, host = '127.0.0.1', tls?: Pick<ServerOptions, 'cert' | 'key'>): Promise<Fake> {
  const seen: Seen[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const { method, url, headers } = request;
    seen.push({ method, url, authorization: headers.authorization, body: Buffer.concat(chunks).toString() });
    answer(response);
  };
  const server = tls === undefined ? createServer(handle) : createTlsServer(tls, handle);
  await new Promise<void>((ready) => server.listen(0, host, ready));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    port: address.port,
    seen,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

const says =
  (status: number, body: string, headers: Readonly<Record<string, string>> = {}): Answer =>
  (response) =>
    response.writeHead(status, headers).end(body);

async function ask(answer: Answer, timeout = 10_000): Promise<unknown> {
  await using server = await serve(answer);
  const url = `http://127.0.0.1:${server.port}`;
  return await prometheus({ servers: [url], token: undefined, timeout }).query(url, 'up');
}

describe('an answer', () => {
  test.each<readonly [string, Answer, unknown]>([
    [
      'of several series',
      says(200, vector('1', '0.5', '1e-3', '+Inf', '-Inf')),
      { values: [1, 0.5, 0.001, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY] },
    ],
    ['of none', says(200, vector()), { values: [] }],
    ['of NaN', says(200, vector('NaN')), { values: [Number.NaN] }],
    ['of what is no number', says(200, vector('', '0x1', '1 ', 'constructor')), { values: Array(4).fill(Number.NaN) }],
    ['of a scalar', says(200, '{"status":"success","data":{"resultType":"scalar","result":[1,"2"]}}'), { values: [2] }],
    [
      'of a histogram',
      says(200, '{"status":"success","data":{"resultType":"vector","result":[{"histogram":[1,{}]}]}}'),
      { values: [Number.NaN] },
    ],
    [
      'of a range',
      says(200, '{"status":"success","data":{"resultType":"matrix","result":[]}}'),
      { problem: expect.stringMatching(/a matrix: a query for numbers is wanted/) },
    ],
    [
      'with a warning',
      says(200, vector('1').replace('{"status', '{"warnings":["half is\\nmissing"],"status')),
      { problem: expect.stringMatching(/warns: half is missing$/) },
    ],
    [
      'that is an error',
      says(400, '{"status":"error","errorType":"bad_data","error":"parse error"}'),
      { problem: expect.stringMatching(/answered 400: parse error/) },
    ],
    [
      'that is an error with status 200',
      says(200, '{"status":"error","error":"x"}'),
      { problem: expect.stringMatching(/answered 200: x/) },
    ],
    ['that is a success with status 500', says(500, vector('1')), { problem: expect.stringMatching(/answered 500/) }],
    ['that is no JSON', says(200, '<html>'), { problem: expect.stringMatching(/answered 200/) }],
    ['that is a list', says(200, '[]'), { problem: expect.stringMatching(/answered 200/) }],
    ['without data', says(200, '{"status":"success"}'), { problem: expect.stringMatching(/without data/) }],
    ['without a token', says(401, ''), { problem: expect.stringMatching(/401: it wants another token/) }],
    [
      'that goes on for long',
      says(200, `${' '.repeat(1_100_000)}${vector('1')}`),
      { problem: expect.stringMatching(/more than 1048576 bytes/) },
    ],
    [
      'that breaks off',
      (response) => response.writeHead(200, { 'content-length': 1_000 }).end('{', () => response.destroy()),
      { problem: expect.stringMatching(/gave no answer/) },
    ],
  ])('%s', async (_, answer, expected) => {
    expect(await ask(answer)).toEqual(expected);
  });

  test('that never ends is given up, as one that never begins', async () => {
    expect(await ask((response) => void response.writeHead(200).write('{'), 300)).toEqual({
      problem: expect.stringMatching(/gave no answer/),
    });
    expect(await ask(() => undefined, 300)).toEqual({ problem: expect.stringMatching(/gave no answer/) });
  });

  test('that sends us on is not followed: nobody else gets the token', async () => {
    await using other = await serve(says(200, vector('1')));
    await using server = await serve(says(307, '', { location: `http://127.0.0.1:${other.port}/api/v1/query` }));
    const url = `http://127.0.0.1:${server.port}`;
    const client = prometheus({ servers: [url], token: new Secret('hush') });
    expect(await client.query(url, 'up')).toEqual({
      problem: expect.stringMatching(/redirect, which is not followed/),
    });
    expect([server.seen.map(({ authorization }) => authorization), other.seen]).toEqual([['Bearer hush'], []]);
  });
});

describe('a question', () => {
  test('goes to the configured server by POST, below its path, with the token', async () => {
    await using server = await serve(says(200, vector('1')));
    const url = `http://127.0.0.1:${server.port}/prom/`;
    const client = prometheus({ servers: [url], token: new Secret('hush') });
    expect(await client.query(url, 'sum(a{b="c&d"}) + 1')).toEqual({ values: [1] });
    const [seen] = server.seen;
    expect([seen?.method, seen?.url, seen?.authorization]).toEqual(['POST', '/prom/api/v1/query', 'Bearer hush']);
    expect(new URLSearchParams(seen?.body).get('query')).toBe('sum(a{b="c&d"}) + 1');
  });

  test('goes to no other server, whatever is asked for', async () => {
    await using server = await serve(says(200, vector('1')));
    const url = `http://127.0.0.1:${server.port}`;
    const client = prometheus({ servers: ['https://prom.example', 'no url'], token: new Secret('hush') });
    for (const other of [url, `${url}@prom.example`, 'no url', 'https://prom.example:444', 'http://prom.example']) {
      expect(await client.query(other, 'up')).toEqual({ problem: 'no such server is configured' });
    }
    expect(server.seen).toEqual([]);
  });
});

describe('a server', () => {
  const resolvesTo = (...addresses: readonly string[]) => ({ resolve: async () => addresses, token: undefined });

  test.each([
    ['over http', 'http://prom.example', ['192.0.2.1'], /http:\/\/prom.example is not https/],
    ['with a user', 'https://user@prom.example', ['192.0.2.1'], /holds a user or password/],
    ['with a password', 'https://:secret@prom.example', ['192.0.2.1'], /holds a user or password/],
    ['in a file', 'file:///etc/passwd', [], /is not https|no such server/],
    ['at the metadata service', 'https://prom.example', ['169.254.169.254'], /link-local address/],
    ['at it, by one of two addresses', 'https://prom.example', ['192.0.2.1', '169.254.169.254'], /link-local address/],
    ['at it, by its number', 'https://169.254.169.254', [], /link-local address/],
    ['at it, by its number in one', 'https://2852039166', [], /link-local address/],
    ['at it, in octal', 'https://0251.0376.0251.0376', [], /link-local address/],
    ['at it, as IPv6', 'https://[::ffff:169.254.169.254]', [], /link-local address/],
    ['at it, through NAT64', 'https://[64:ff9b::a9fe:a9fe]', [], /link-local address/],
    ['at the one of Amazon as IPv6', 'https://prom.example', ['fd00:ec2::254'], /link-local address/],
    ['at that of Azure', 'https://prom.example', ['168.63.129.16'], /link-local address/],
    ['at any address', 'https://prom.example', ['0.0.0.0'], /link-local address/],
    ['on this machine by another name', 'https://prom.example', ['127.0.0.1'], /loopback address/],
    ['on this machine as IPv6', 'https://prom.example', ['::1'], /loopback address/],
    ['called localhost, and elsewhere', 'http://localhost', ['192.0.2.1'], /public address/],
    ['called localhost, at the metadata service', 'http://localhost', ['169.254.169.254'], /link-local address/],
    ['nowhere', 'https://prom.example', [], /has no address/],
  ])('%s is not asked', async (_, url, addresses, problem) => {
    const answer = await prometheus({ servers: [url], ...resolvesTo(...addresses) }).query(url, 'up');
    expect(answer).toEqual({ problem: expect.stringMatching(problem) });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  test('is asked at the very address that was judged: a name that means another one later changes nothing', async () => {
    await using judged = await serve(says(200, vector('1')), '127.0.0.2');
    const answers = [['127.0.0.2'], ['169.254.169.254']];
    const asked: string[] = [];
    const resolve = async (host: string): Promise<readonly string[]> => {
      asked.push(host);
      return answers.shift() ?? [];
    };
    const url = `http://localhost:${judged.port}`;
    const client = prometheus({ servers: [url], token: undefined, resolve });
    expect(await client.query(url, 'up')).toEqual({ values: [1] });
    expect([asked, judged.seen.length]).toEqual([['localhost'], 1]);
    expect(await client.query(url, 'up')).toEqual({ problem: expect.stringMatching(/link-local/) });
    expect(judged.seen).toHaveLength(1);
  });

  test('whose name nobody knows, or is slow to tell, gives no answer', async () => {
    const url = 'https://prom.example';
    const failing = {
      servers: [url],
      token: undefined,
      resolve: async () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' })),
    };
    expect(await prometheus(failing).query(url, 'up')).toEqual({ problem: 'prom.example gave no answer (ENOTFOUND)' });
    const slow = { servers: [url], token: undefined, timeout: 200, resolve: () => new Promise<never>(() => undefined) };
    expect(await prometheus(slow).query(url, 'up')).toEqual({ problem: expect.stringMatching(/gave no answer/) });
  });
});

describe.skipIf(!requirePart(openssl()))('a server over TLS', () => {
  test('is asked where its certificate is for that name and of a known authority, and not otherwise', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'prometheus-tls-'));
    const { file } = await makeCertificates(folder);
    const [cert, key, authority, stranger] = await Promise.all(
      ['server.crt', 'server.key', 'ca.crt', 'stranger.crt'].map((name) => readFile(file(name), 'utf8')),
    );
    await using server = await serve(says(200, vector('1')), '127.0.0.1', { cert, key });
    const ask = (host: string, trusted: string | undefined): Promise<unknown> => {
      const url = `https://${host}:${server.port}`;
      const resolve = async (): Promise<readonly string[]> => ['127.0.0.1'];
      const options = {
        servers: [url],
        token: new Secret('hush'),
        resolve,
        ...(trusted !== undefined && { authority: trusted }),
      };
      return prometheus(options).query(url, 'up');
    };
    expect(await ask('localhost', authority)).toEqual({ values: [1] });
    expect(await ask('localhost', stranger)).toEqual({ problem: expect.stringMatching(/gave no answer \([A-Z_]+\)/) });
    expect(await ask('localhost', undefined)).toEqual({ problem: expect.stringMatching(/gave no answer \([A-Z_]+\)/) });
    expect(server.seen).toHaveLength(1);
    await rm(folder, { recursive: true });
  });
});

const part = prometheusServer();

describe.skipIf(!requirePart(part))('a real Prometheus', () => {
  let server: RunningPrometheus;

  beforeAll(async () => {
    server = await startPrometheus(part.file);
  }, 90_000);
  afterAll(async () => server[Symbol.asyncDispose]());

  const both = 'label_replace(vector(1), "a", "1", "", "") or label_replace(vector(2.5), "a", "2", "", "")';

  test.each<readonly [string, unknown]>([
    ['vector(1)', { values: [1] }],
    [both, { values: [1, 2.5] }],
    [`(${both}) > 2`, { values: [2.5] }],
    ['vector(1) == 0', { values: [] }],
    ['no_such_series', { values: [] }],
    ['vector(0) / 0', { values: [Number.NaN] }],
    ['vector(1) / 0', { values: [Number.POSITIVE_INFINITY] }],
    ['-vector(1) / 0', { values: [Number.NEGATIVE_INFINITY] }],
    ['vector(1e-9)', { values: [1e-9] }],
    ['1 + 1', { values: [2] }],
    ['sum(rate(http_errors_total[5m])) or vector(0)', { values: [0] }],
    ['up[1m]', { problem: expect.stringMatching(/a matrix/) }],
    ['"text"', { problem: expect.stringMatching(/a string/) }],
    ['sum(', { problem: expect.stringMatching(/answered 400: .*parse error/) }],
    [`vector(1) + on(x) (${both})`, { problem: expect.stringMatching(/answered 422: .*match/) }],
  ])('answers %s', async (query, expected) => {
    const client = prometheus({ servers: [server.url], token: undefined });
    expect(await client.query(server.url, query)).toEqual(expected);
  });
});
