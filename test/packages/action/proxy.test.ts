import { createServer } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { runAction } from '../../sandbox/action-process.ts';
import { startCannedServer } from '../github/canned-server.ts';

/** Tunnels to one port of this machine, whatever host is asked for. */
async function startProxy(port: number) {
  const tunnels: string[] = [];
  const server = createServer().on('connect', ({ url = '' }, client) => {
    tunnels.push(url);
    const upstream = connect(port, '127.0.0.1', () => client.write('HTTP/1.1 200 Connection Established\r\n\r\n'));
    upstream.pipe(client).pipe(upstream);
    for (const [one, other] of [[client, upstream] as const, [upstream, client] as const]) {
      one.on('error', () => other.destroy());
    }
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  return {
    tunnels,
    url: `http://127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose]() {
      await new Promise((settle) => server.close(settle));
    },
  };
}

const inputs = {
  ...{ repository: 'acme/env', workflow: 'release.yml', ref: 'main', inputs: '', token: 'the-token' },
  ...{ wait: 'false', timeout: '10s', 'correlation-input': '' },
};
const page = 'https://github.example/acme/env/actions/runs/42';
const answer = { status: 200, body: { workflow_run_id: 42, run_url: page, html_url: page } };

async function dispatch(apiHost: (port: string) => string, environment: Readonly<Record<string, string>>) {
  await using canned = await startCannedServer(answer);
  const { port } = new URL(canned.server.apiUrl);
  await using proxy = await startProxy(Number(port));
  const { exitCode, log } = await runAction('dispatch-workflow', {
    inputs,
    environment: {
      ...{ HTTP_PROXY: proxy.url, GITHUB_API_URL: `http://${apiHost(port)}/api/v3` },
      ...{ GITHUB_GRAPHQL_URL: `http://${apiHost(port)}/api/graphql` },
      ...environment,
    },
  });
  return { exitCode, log, tunnels: proxy.tunnels, requests: canned.received.length };
}

describe('the proxy of the runner', () => {
  it('takes the requests of an action', async () => {
    const { exitCode, tunnels, requests } = await dispatch(() => 'github.example', {});
    expect({ exitCode, tunnels, requests }).toEqual({ exitCode: 0, tunnels: ['github.example:80'], requests: 1 });
  });

  it('is passed by for hosts in NO_PROXY', async () => {
    const { tunnels } = await dispatch((port) => `localhost.localdomain:${port}`, {
      NO_PROXY: 'localhost.localdomain',
    });
    expect(tunnels).toEqual([]);
  });

  it('is passed by for services on this machine', async () => {
    const { exitCode, tunnels, requests } = await dispatch((port) => `127.0.0.1:${port}`, {
      NO_PROXY: 'other.example',
    });
    expect({ exitCode, tunnels, requests }).toEqual({ exitCode: 0, tunnels: [], requests: 1 });
  });
});
