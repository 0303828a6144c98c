import { getOctokit } from '@actions/github';
import { expect, test } from 'vitest';
import { client, env, everything, startEnvironment } from '../testing/rest-scene.ts';

const branch = 'refs/heads/feature';

test.each([
  { token: 'unknown', status: 401, message: 'Bad credentials' },
  { token: 'without access', status: 404, message: 'Not Found' },
  { token: 'app', permissions: { contents: 'read' }, status: 403, message: 'Resource not accessible by integration' },
  { token: 'job', permissions: {}, status: 403, message: 'Resource not accessible by integration' },
  { token: 'user', permissions: {}, status: 403, message: 'Resource not accessible by personal access token' },
] as const)(
  'a write by a token $token is refused with $status and changes nothing',
  async ({ token, status, message, ...rest }) => {
    await using github = await startEnvironment();
    const sha = (await github.resolveRef('acme/env', 'main')) ?? '';
    const octokit =
      token === 'unknown'
        ? getOctokit('ghs_made_up', { baseUrl: github.apiUrl })
        : token === 'without access'
          ? getOctokit(github.mintToken({ actor: 'eve', kind: 'user', repositories: { 'acme/other': everything } }), {
              baseUrl: github.apiUrl,
            })
          : client(github, rest.permissions, token);
    const accepted = status === 403 ? { headers: { 'x-accepted-github-permissions': 'contents=write' } } : {};
    await expect(octokit.rest.git.createRef({ ...env, ref: branch, sha })).rejects.toMatchObject({
      status,
      message: expect.stringContaining(message),
      response: accepted,
    });
    expect(await github.resolveRef('acme/env', branch)).toBeUndefined();
    expect(github.defects).toEqual([]);
  },
);

test('a revoked token is unknown from then on', async () => {
  await using github = await startEnvironment();
  const token = github.mintToken({ actor: 'ada', kind: 'user', repositories: { '*': everything } });
  const { rest } = getOctokit(token, { baseUrl: github.apiUrl });
  await rest.repos.get(env);
  github.revokeToken(token);
  await expect(rest.repos.get(env)).rejects.toMatchObject({ status: 401 });
});
