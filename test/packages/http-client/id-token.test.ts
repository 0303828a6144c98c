import { createServer } from 'node:http';
import { getIDToken } from '@actions/core';
import { afterEach, describe, expect, it, vi } from 'vitest';

interface Service extends AsyncDisposable {
  readonly requests: readonly { readonly url: string; readonly authorization: string }[];
}

/** Answers with one status after the other, then with a token. */
async function startTokenService(...statuses: readonly number[]): Promise<Service> {
  const requests: { url: string; authorization: string }[] = [];
  const server = createServer(({ url = '', headers: { authorization = '' } }, response) => {
    const status = statuses[requests.length] ?? 200;
    requests.push({ url, authorization });
    response.writeHead(status).end(status === 200 ? '{"value":"the-id-token"}' : 'not now');
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  vi.stubEnv('ACTIONS_ID_TOKEN_REQUEST_URL', `http://127.0.0.1:${port}/token?api-version=2`);
  vi.stubEnv('ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'the-request-token');
  return {
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((settle) => server.close(settle));
    },
  };
}

describe('the id token of a job, which @actions/core gets through the package that stands in for its client', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('is asked for with the request token and the audience', async () => {
    await using service = await startTokenService();
    expect(await getIDToken('sigstore')).toBe('the-id-token');
    expect(service.requests).toEqual([
      { url: '/token?api-version=2&audience=sigstore', authorization: 'Bearer the-request-token' },
    ]);
  });

  it('is asked for again while the service is away', async () => {
    await using service = await startTokenService(503, 502);
    expect(await getIDToken()).toBe('the-id-token');
    expect(service.requests.length).toBe(3);
  });

  it('is not asked for again where the service refuses', async () => {
    await using service = await startTokenService(403);
    await expect(getIDToken()).rejects.toThrow(/403[\s\S]*not now/);
    expect(service.requests.length).toBe(1);
  });
});
