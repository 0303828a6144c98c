import { expect, test } from 'vitest';
import { githubContract } from '../rest/contract.ts';
import { endpoints } from '../rest/router.ts';
import { client, env, everything, startEnvironment } from '../testing/rest-scene.ts';

test("every endpoint is described by GitHub's OpenAPI subset, and the subset holds no other", () => {
  expect(endpoints.map(({ route }) => route).toSorted()).toEqual(githubContract().routes.toSorted());
});

test('what is not implemented fails loudly and is remembered', async () => {
  await using github = await startEnvironment();
  const { rest } = client(github);
  await expect(rest.issues.createMilestone({ ...env, title: 'x' })).rejects.toMatchObject({
    status: 501,
    message: expect.stringContaining('POST /repos/acme/env/milestones'),
  });
  await expect(rest.repos.getCommit({ ...env, ref: 'main', mediaType: { format: 'diff' } })).rejects.toMatchObject({
    status: 501,
  });
  expect(github.defects).toEqual([
    'The local GitHub does not implement POST /repos/acme/env/milestones',
    expect.stringContaining('the media type application/vnd.github.v3.diff'),
  ]);
});

test.each([
  {
    name: 'an unknown member',
    body: { ref: 'refs/heads/x', sha: 'a', sah: 'b' },
    violation: 'must NOT have additional properties: sah',
  },
  { name: 'a member of the wrong type', body: { ref: 'refs/heads/x', sha: 1 }, violation: 'body/sha must be string' },
  { name: 'a missing member', body: { ref: 'refs/heads/x' }, violation: "must have required property 'sha'" },
])("a request with $name breaks GitHub's contract, loudly", async ({ body, violation }) => {
  await using github = await startEnvironment();
  const token = github.mintToken({ actor: 'ada', kind: 'user', repositories: { '*': everything } });
  const response = await fetch(`${github.apiUrl}/repos/acme/env/git/refs`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(500);
  expect(await response.json()).toMatchObject({ message: expect.stringContaining(violation) });
  expect(github.defects).toHaveLength(1);
});

test("an answer that breaks GitHub's contract is caught", () => {
  const route = 'GET /repos/{owner}/{repo}/git/ref/{ref}';
  const contract = githubContract();
  expect(contract.replyViolations(route, 200, { ref: 'refs/heads/x', url: 1 })).toContain(
    "body must have required property 'object'",
  );
  expect(contract.replyViolations(route, 201, {})).toEqual(['status 201 is not documented']);
  expect(contract.replyViolations(route, 404, {})).toEqual([]);
  expect(
    contract.requestViolations(route, {
      path: { owner: 'a', repo: 'b', ref: 'c' },
      query: { typo: '1' },
      body: undefined,
    }),
  ).toEqual(['query must NOT have additional properties: typo']);
});
