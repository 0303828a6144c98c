import { expect, test } from 'vitest';
import { everyFault, type Fault } from '../index.ts';
import { open, opening, type Scene, startScene } from '../testing/graphql-scene.ts';

const branch = 'gitops/web';

/** How the request looked from outside: a status with its answer, or the text of a connection that broke. */
async function send(set: Scene): Promise<{ readonly status: number; readonly text: string }> {
  const body = JSON.stringify({ query: open, variables: opening(set, branch) });
  const headers = { authorization: `Bearer ${set.token}` };
  try {
    const response = await fetch(set.github.graphqlUrl, { method: 'POST', headers, body });
    const { status } = response;
    const text = await response.text();
    return { status, text };
  } catch (error) {
    return { status: 0, text: String(error) };
  }
}

const happened = async ({ github }: Scene): Promise<boolean> =>
  (await github.resolveRef('acme/env', branch)) !== undefined;

const cases: readonly { fault: Fault; status: number; effect: boolean; says?: RegExp }[] = [
  { fault: { kind: 'error', effect: false }, status: 500, effect: false },
  { fault: { kind: 'error', status: 502, effect: true }, status: 502, effect: true },
  { fault: { kind: 'late-effect' }, status: 502, effect: false },
  { fault: { kind: 'rate-limited' }, status: 200, effect: false, says: /^\{"errors":\[\{"type":"RATE_LIMITED"/ },
  { fault: { kind: 'secondary-limit' }, status: 403, effect: false, says: /secondary rate limit/ },
  { fault: { kind: 'cut-off' }, status: 0, effect: true, says: /terminated/ },
  { fault: { kind: 'truncated' }, status: 200, effect: true, says: /^\{"data":.*[^}]$/s },
  { fault: { kind: 'unauthorized' }, status: 401, effect: false, says: /Bad credentials/ },
  { fault: { kind: 'reset', effect: false }, status: 0, effect: false, says: /fetch failed/ },
  { fault: { kind: 'reset', effect: true }, status: 0, effect: true, says: /fetch failed/ },
  { fault: { kind: 'delay', milliseconds: 1 }, status: 200, effect: true, says: /"number":1/ },
  { fault: { kind: 'stale-read' }, status: 200, effect: true, says: /"number":1/ },
  { fault: { kind: 'document' }, status: 200, effect: false, says: /RESOURCE_LIMITS_EXCEEDED/ },
];

test.each(cases)('of a mutation spoiled by $fault the client sees $status; effect: $effect', async (expected) => {
  await using set = await startScene();
  const { spoiled } = await set.github.faults.set(expected.fault, { matching: / Open$/ });
  const { status, text } = await send(set);
  expect([status, await happened(set)]).toEqual([expected.status, expected.effect]);
  expect(text).toMatch(expected.says ?? /./);
  expect(spoiled).toEqual(['POST /api/graphql Open']);
  const { fault } = expected;
  expect(set.github.requests.at(-1)).toMatchObject({ graphql: 'Open', fault: fault.kind });
  // Used up: the next request is answered truly.
  expect((await set.ask('{ viewer { login } }')).data).toEqual({ viewer: { login: 'deployer[bot]' } });
  expect(set.github.defects).toEqual([]);
});

test('a late effect is not yet there when the next request looks, and is afterwards', async () => {
  await using set = await startScene();
  await set.github.faults.set({ kind: 'late-effect' });
  await send(set);
  const look = '{ repository(owner: "acme", name: "env") { ref(qualifiedName: "refs/heads/gitops/web") { name } } }';
  expect((await set.ask(look)).data).toEqual({ repository: { ref: null } });
  expect((await set.ask(look)).data).toEqual({ repository: { ref: { name: branch } } });
});

test('late effects land when the faults are cleared, and what was set no longer spoils', async () => {
  await using set = await startScene();
  await set.github.faults.set({ kind: 'late-effect' }, { times: 5 });
  await send(set);
  await set.github.faults.clear();
  expect(await happened(set)).toBe(true);
  expect((await set.ask('{ viewer { login } }')).errors).toEqual([]);
});

test('a stale read sees refs, files and pull requests as they were when it was set, once', async () => {
  await using set = await startScene();
  const look = `query Look { repository(owner: "acme", name: "env") {
    ref(qualifiedName: "refs/heads/gitops/web") { target { oid } }
    file: object(expression: "main:apps/web.yaml") { ... on Blob { text } }
    pullRequests(first: 9) { totalCount } } }`;
  await set.github.faults.set({ kind: 'stale-read' }, { matching: / Look$/ });
  await send(set);
  await set.ask('mutation($i: MergePullRequestInput!) { mergePullRequest(input: $i) { clientMutationId } }', {
    i: { pullRequestId: await set.pullRequestId(1) },
  });
  const before = { ref: null, file: { text: 'image: web:1\n' }, pullRequests: { totalCount: 0 } };
  expect(await set.ask(look)).toEqual({ data: { repository: before }, errors: [] });
  const oid = await set.github.resolveRef('acme/env', branch);
  const after = { ref: { target: { oid } }, file: { text: 'image: web:2\n' }, pullRequests: { totalCount: 1 } };
  expect(await set.ask(look)).toEqual({ data: { repository: after }, errors: [] });
});

test.each([false, true])('one field of a mutation fails and the others run; effect: %s', async (effect) => {
  await using set = await startScene();
  const error = { type: 'UNPROCESSABLE', message: 'no' };
  await set.github.faults.set({ kind: 'field', field: 1, effect, error });
  const { data, errors } = await set.ask(open, opening(set, branch));
  expect(errors).toContainEqual(expect.objectContaining({ ...error, path: ['commit'] }));
  expect(data).toMatchObject({ commit: null, ref: { ref: { name: branch } } });
  const oid = await set.github.resolveRef('acme/env', branch);
  expect(oid === set.head).toBe(!effect);
  expect(set.github.defects).toEqual([]);
});

test('every index is reached: the skipped requests pass, as many as told are spoiled', async () => {
  await using set = await startScene();
  const { spoiled } = await set.github.faults.set({ kind: 'error', effect: false }, { skip: 2, times: 2 });
  const statuses: number[] = [];
  for (let index = 0; index < 6; index++) {
    const headers = { authorization: `Bearer ${set.token}` };
    statuses.push((await fetch(`${set.github.apiUrl}/repos/acme/env`, { headers })).status);
  }
  expect(statuses).toEqual([200, 200, 500, 500, 200, 200]);
  expect(spoiled).toHaveLength(2);
});

test('a document of one field is answered where documents of several are refused', async () => {
  await using set = await startScene();
  await set.github.faults.set({ kind: 'document' }, { times: Number.POSITIVE_INFINITY });
  expect((await set.ask(open, opening(set, branch))).errors).toMatchObject([{ type: 'RESOURCE_LIMITS_EXCEEDED' }]);
  const { errors } = await set.ask('mutation($i: CreateRefInput!) { createRef(input: $i) { clientMutationId } }', {
    i: { repositoryId: set.repositoryId, name: `refs/heads/${branch}`, oid: set.head },
  });
  expect(errors).toEqual([]);
  expect(await happened(set)).toBe(true);
});

test.each(everyFault)('of every fault: $name spoils a read as well, and leaves no defect', async (fault) => {
  await using set = await startScene();
  const { spoiled } = await set.github.faults.set(fault);
  const headers = { authorization: `Bearer ${set.token}` };
  const body = JSON.stringify({ query: '{ viewer { login } }' });
  const text = await fetch(set.github.graphqlUrl, { method: 'POST', headers, body })
    .then((response) => response.text())
    .catch(() => 'broken');
  const isForMutations = ['document', 'field', 'stale-read', 'delay'].includes(fault.kind);
  expect(text === '{"data":{"viewer":{"login":"deployer[bot]"}}}').toBe(isForMutations);
  expect(spoiled).toHaveLength(1);
  expect(set.github.defects).toEqual([]);
});
