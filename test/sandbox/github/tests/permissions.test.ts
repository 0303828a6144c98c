import { getOctokit } from '@actions/github';
import { expect, test } from 'vitest';
import { type Answer, open, opening, startScene } from '../testing/graphql-scene.ts';
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

const onPullRequest = { pullRequestId: 'PR' };

test.each([
  { name: 'createRef', needs: 'contents', input: { repositoryId: 'R', name: 'refs/heads/x', oid: 'HEAD' } },
  { name: 'updateRefs', needs: 'contents', input: { repositoryId: 'R', refUpdates: [] } },
  {
    name: 'createPullRequest',
    needs: 'pull-requests',
    input: { repositoryId: 'R', baseRefName: 'main', headRefName: 'x', title: 'x' },
  },
  { name: 'updatePullRequest', needs: 'pull-requests', input: { ...onPullRequest, title: 'x' } },
  { name: 'closePullRequest', needs: 'pull-requests', input: onPullRequest },
  { name: 'addComment', needs: 'pull-requests', input: { subjectId: 'PR', body: 'x' } },
  { name: 'requestReviews', needs: 'pull-requests', input: { ...onPullRequest, userIds: [] } },
  { name: 'convertPullRequestToDraft', needs: 'pull-requests', input: onPullRequest },
  { name: 'addLabelsToLabelable', needs: 'pull-requests', input: { labelableId: 'PR', labelIds: [] } },
  { name: 'addAssigneesToAssignable', needs: 'issues', input: { assignableId: 'PR', assigneeIds: [] } },
  { name: 'createLabel', needs: 'issues', input: { repositoryId: 'R', name: 'x', color: '000000' } },
  { name: 'enablePullRequestAutoMerge', needs: 'contents', input: onPullRequest },
  { name: 'enqueuePullRequest', needs: 'contents', input: onPullRequest },
  { name: 'mergePullRequest', needs: 'contents', input: onPullRequest },
] as const)('the mutation $name needs $needs: write, and to see the repository', async ({ name, needs, input }) => {
  await using set = await startScene();
  await set.ask(open, opening(set, 'gitops/web'));
  const ids = { R: set.repositoryId, PR: await set.pullRequestId(1), HEAD: set.head };
  const given = Object.entries(input).map(([key, value]) => [
    key,
    Object.entries(ids).find(([id]) => id === value)?.[1] ?? value,
  ]);
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
  const send = (ask: typeof set.ask): Promise<Answer> =>
    ask(`mutation($i: ${type}) { ${name}(input: $i) { clientMutationId } }`, { i: Object.fromEntries(given) });
  const all = { contents: 'write', 'pull-requests': 'write', issues: 'write' } as const;
  const isMerging = name.includes('nqueue') || name.includes('erge');
  const without = set.as(isMerging ? { ...all, contents: 'read' } : { contents: 'read', issues: 'read' });
  expect((await send(without)).errors).toMatchObject([
    { type: 'FORBIDDEN', path: [name], message: 'Resource not accessible by integration' },
  ]);
  const elsewhere = set.github.mintToken({ actor: 'eve', kind: 'user', repositories: { 'acme/other': all } });
  const { errors: unseen } = await send(set.with(elsewhere));
  expect(unseen).toMatchObject([{ type: 'NOT_FOUND', path: [name] }]);
  const enough = isMerging ? all : { [needs]: 'write' };
  const { errors } = await send(set.as(enough));
  expect(errors.filter((error) => error.type === 'FORBIDDEN' || error.type === 'NOT_FOUND')).toEqual([]);
  expect(set.github.defects).toEqual([]);
});
