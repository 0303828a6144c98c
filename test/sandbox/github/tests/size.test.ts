import { expect, test } from 'vitest';
import { scaled } from '../../../scale.ts';
import { type GitHub, startGitHub } from '../index.ts';
import { base64 } from '../testing/graphql-scene.ts';

const counts = [10, 50_000] as const;
const rounds = scaled(7, 15);

/** A hundred files to a folder, and a hundred of those to a folder. */
function filesOf(count: number): Readonly<Record<string, string>> {
  const path = (index: number): string =>
    `envs/${Math.floor(index / 10_000)}/${Math.floor(index / 100)}/app-${index}.yaml`;
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [path(index), `image: app:${index}\n`]));
}

const inspect = `query Inspect($name: String!) { repository(owner: "acme", name: $name) { id
  base: ref(qualifiedName: "refs/heads/main") { target { oid ... on Commit { file(path: "envs/0/0/app-7.yaml") { oid mode object { ... on Blob { text } } } } } }
  refs(refPrefix: "refs/heads/gitops/", first: 9) { nodes { name associatedPullRequests(first: 5) { nodes { number } } } } } }`;

const open = `mutation Open($ref: CreateRefInput!, $commit: CreateCommitOnBranchInput!, $pr: CreatePullRequestInput!) {
  createRef(input: $ref) { clientMutationId } createCommitOnBranch(input: $commit) { commit { oid } }
  createPullRequest(input: $pr) { pullRequest { id number headRefOid mergeStateStatus } } }`;

const merge = `mutation Merge($pr: ID!) {
  mergePullRequest(input: { pullRequestId: $pr, mergeMethod: SQUASH }) { pullRequest { merged } } }`;

interface Answer {
  readonly data: {
    readonly repository: { readonly id: string; readonly base: { readonly target: { readonly oid: string } } };
    readonly createPullRequest: { readonly pullRequest: { readonly id: string } };
  };
}

/** One delivery, from looking to merging; milliseconds. */
async function deliver(github: GitHub, name: string, round: number): Promise<number> {
  const started = performance.now();
  const { repository } = (await ask(github, inspect, { name })).data;
  const { oid } = repository.base.target;
  const branchName = `gitops/${round}`;
  const { createPullRequest } = (
    await ask(github, open, {
      ref: { repositoryId: repository.id, name: `refs/heads/${branchName}`, oid },
      commit: {
        branch: { repositoryNameWithOwner: `acme/${name}`, branchName },
        expectedHeadOid: oid,
        message: { headline: 'Update' },
        fileChanges: { additions: [{ path: 'envs/0/0/app-7.yaml', contents: base64(`image: app:${round}-new\n`) }] },
      },
      pr: { repositoryId: repository.id, baseRefName: 'main', headRefName: branchName, title: 'Update' },
    })
  ).data;
  await ask(github, merge, { pr: createPullRequest.pullRequest.id });
  return performance.now() - started;
}

async function ask(github: GitHub, query: string, variables: object): Promise<Answer> {
  const repositories = { '*': { contents: 'write', 'pull-requests': 'write' } } as const;
  const token = github.mintToken({ actor: 'deployer[bot]', kind: 'app', repositories });
  const response = await fetch(github.graphqlUrl, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const answer = JSON.parse(await response.text());
  expect(answer.errors).toBeUndefined();
  return answer;
}

test('a delivery costs the same in a repository of fifty thousand files as in one of ten', {
  timeout: 240_000,
}, async () => {
  await using github = await startGitHub();
  for (const count of counts) await github.createRepository(`acme/of-${count}`, filesOf(count));
  const times = new Map<number, number[]>(counts.map((count) => [count, []]));
  for (let round = 0; round < rounds; round++) {
    for (const count of counts) times.get(count)?.push(await deliver(github, `of-${count}`, round));
  }
  // The best of each: what else the machine does only ever adds.
  const [small = 0, large = 0] = counts.map((count) => Math.min(...(times.get(count) ?? [])));
  console.log(
    `local GitHub: a delivery among 50,000 files takes ${(large / small).toFixed(2)} times that among 10 (${small.toFixed()} ms)`,
  );
  // Far below what reading or writing all files would cost, and far above what a busy machine adds.
  expect(large / small).toBeLessThan(2);
});
