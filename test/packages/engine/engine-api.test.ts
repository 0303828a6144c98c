import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ExecError } from '#exec';
import { parseReference } from '#image';
import { Secret } from '#secret';
import { engineApi } from '../../../packages/engine/docker/engine-api.ts';
import { pushByApi } from '../../../packages/engine/docker/push-by-api.ts';

let folder: string;
let server: http.Server;
let asked: { readonly path: string; readonly login: object }[];
let answer: (response: http.ServerResponse) => void;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'engine-api-'));
  await writeFile(join(folder, 'config.json'), '{}');
  asked = [];
  server = http.createServer((request, response) => {
    expect(String(request.headers['x-registry-auth']).length % 4).toBe(0);
    const login = JSON.parse(Buffer.from(String(request.headers['x-registry-auth']), 'base64url').toString());
    asked.push({ path: `${request.method} ${request.url}`, login });
    answer(response);
  });
  await new Promise<void>((settle) => server.listen(join(folder, 'docker.sock'), settle));
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const password = new Secret('hunter2-hunter2');

async function push(username?: string): Promise<{ readonly pushed: boolean; readonly said: readonly string[] }> {
  const api = await engineApi({ DOCKER_HOST: `unix://${join(folder, 'docker.sock')}` }, folder);
  const reference = parseReference('registry.example/acme/shop:1.2.3');
  if (api === undefined || !reference.ok) throw new Error('unreachable');
  const said: string[] = [];
  const credentials = username === undefined ? undefined : { username, password };
  const pushed = await pushByApi(api, {
    ...{ reference: reference.value, credentials, secrets: [password] },
    say: (line) => said.push(line),
  });
  return { pushed, said };
}

function lines(...states: readonly object[]): string {
  return states.map((state) => `${JSON.stringify(state)}\r\n`).join('');
}

it('pushes with the login of the registry, and says what the client would say', async () => {
  answer = (response) =>
    response.end(
      lines(
        { status: 'Preparing', id: 'abc' },
        { status: 'Pushing', id: 'abc', progress: '[=>  ]', progressDetail: { current: 1 } },
        { status: '1.2.3: digest: sha256:0 size: 1, hunter2-hunter2' },
      ),
    );
  expect(await push('dev')).toEqual({ pushed: true, said: ['abc: Preparing', '1.2.3: digest: sha256:0 size: 1, ***'] });
  expect(asked).toEqual([
    {
      path: 'POST /images/registry.example/acme/shop/push?tag=1.2.3',
      login: { serveraddress: 'registry.example', username: 'dev', password: 'hunter2-hunter2' },
    },
  ]);
});

it('knows an identity token, and pushes without any login', async () => {
  answer = (response) => response.end(lines({ status: 'done' }));
  await push('<token>');
  await push();
  expect(asked.map(({ login }) => login)).toEqual([
    { serveraddress: 'registry.example', identitytoken: 'hunter2-hunter2' },
    {},
  ]);
});

it('fails with what the registry said, also when the engine breaks off', async () => {
  answer = (response) =>
    response.end(lines({ errorDetail: { message: 'denied: no hunter2-hunter2' }, error: 'denied' }));
  const denied = await push('dev').catch((error: unknown) => error);
  expect(denied).toBeInstanceOf(ExecError);
  expect(denied).toMatchObject({ stderr: 'denied: no ***' });
  answer = (response) => {
    response.write(lines({ status: 'Preparing' }));
    setTimeout(() => response.destroy(), 20);
  };
  await expect(push('dev')).rejects.toBeInstanceOf(ExecError);
});

it('leaves a push to the client that the engine does not begin', async () => {
  answer = (response) => response.writeHead(500).end(JSON.stringify({ message: 'no' }));
  expect((await push('dev')).pushed).toBe(false);
});

it.each([
  [{ DOCKER_HOST: 'unix:///run/docker.sock' }, {}, true],
  [{ DOCKER_HOST: 'tcp://10.0.0.1:2376' }, {}, false],
  [{ DOCKER_HOST: 'ssh://machine' }, {}, false],
  [{}, {}, true],
  [{}, { currentContext: 'default' }, true],
  [{}, { currentContext: 'elsewhere' }, false],
  [{ DOCKER_CONTEXT: 'elsewhere' }, {}, false],
  [{ DOCKER_CONTEXT: 'default' }, { currentContext: 'elsewhere' }, true],
  [{ DOCKER_HOST: 'unix:///run/docker.sock', DOCKER_CONTEXT: 'elsewhere' }, {}, true],
] satisfies readonly (readonly [Record<string, string>, object, boolean])[])(
  'with %o and the configuration %o, the engine is on a socket of this machine: %s',
  async (environment, configuration, isHere) => {
    await writeFile(join(folder, 'config.json'), JSON.stringify(configuration));
    expect((await engineApi(environment, folder)) !== undefined).toBe(isHere);
  },
);
