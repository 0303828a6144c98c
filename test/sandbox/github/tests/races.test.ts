import { expect, test } from 'vitest';
import { scaled } from '../../../scale.ts';
import { clone } from '../testing/git-client.ts';
import { type Answer, base64, type Scene, startScene } from '../testing/graphql-scene.ts';

/** As JSON GraphQL gives. */
interface Look {
  readonly repository: {
    readonly ref: {
      readonly target: { readonly oid: string; readonly file: { readonly object: { readonly text: string } } };
    };
  };
}

async function look({ ask }: Scene): Promise<{ readonly oid: string; readonly text: string }> {
  const { data } = await ask<Look>(`{ repository(owner: "acme", name: "env") { ref(qualifiedName: "refs/heads/main") {
    target { oid ... on Commit { file(path: "apps/web.yaml") { object { ... on Blob { text } } } } } } } }`);
  const { oid, file } = data.repository.ref.target;
  return { oid, text: file.object.text };
}

function commit(
  branchName: string,
  writer: number,
  { oid, text }: { readonly oid: string; readonly text: string },
): object {
  return {
    branch: { repositoryNameWithOwner: 'acme/env', branchName },
    expectedHeadOid: oid,
    message: { headline: `Writer ${writer}` },
    fileChanges: { additions: [{ path: 'apps/web.yaml', contents: base64(`${text}writer-${writer}: 1\n`) }] },
  };
}

async function onMain(set: Scene, writer: number): Promise<void> {
  for (;;) {
    const { errors } = await set.ask(
      'mutation($c: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $c) { clientMutationId } }',
      { c: commit('main', writer, await look(set)) },
    );
    if (errors.length === 0) return;
    expect(errors).toMatchObject([{ type: 'STALE_DATA' }]);
  }
}

/** A pull request of its own each time, until one merges. */
async function byPullRequest(set: Scene, writer: number): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const seen = await look(set);
    const branch = `writer-${writer}-${attempt}`;
    const { data, errors } = await set.ask<{ pr: { pullRequest: { id: string } } }>(
      `mutation($r: CreateRefInput!, $c: CreateCommitOnBranchInput!, $p: CreatePullRequestInput!) {
        createRef(input: $r) { clientMutationId } createCommitOnBranch(input: $c) { clientMutationId }
        pr: createPullRequest(input: $p) { pullRequest { id } } }`,
      {
        r: { repositoryId: set.repositoryId, name: `refs/heads/${branch}`, oid: seen.oid },
        c: commit(branch, writer, seen),
        p: { repositoryId: set.repositoryId, baseRefName: 'main', headRefName: branch, title: branch },
      },
    );
    expect(errors).toEqual([]);
    const merged: Answer = await set.ask(
      'mutation($id: ID!) { mergePullRequest(input: { pullRequestId: $id, mergeMethod: SQUASH }) { clientMutationId } }',
      { id: data.pr.pullRequest.id },
    );
    if (merged.errors.length === 0) return;
    expect(merged.errors[0]?.message).toMatch(/not mergeable|Base branch was modified/);
  }
}

test.each([
  { name: 'commits', write: onMain, writers: scaled(12, 50) },
  { name: 'pull requests', write: byPullRequest, writers: scaled(6, 12) },
])(
  'of many writers of one file at once none is lost, by $name',
  async ({ name, write, writers }) => {
    await using set = await startScene();
    await Promise.all(Array.from({ length: writers }, (_, writer) => write(set, writer)));
    const { text } = await look(set);
    const present = Array.from({ length: writers }, (_, writer) => text.split(`writer-${writer}:`).length - 1);
    console.log(`local GitHub: ${present.filter((times) => times === 1).length} of ${writers} writers by ${name}`);
    expect(present).toEqual(Array.from({ length: writers }, () => 1));
    await using tree = await clone({ url: set.github.repositoryPath('acme/env') });
    expect(await tree.git('rev-list', '--count', 'main')).toBe(String(writers + 1));
    expect(await tree.git('rev-list', '--count', '--merges', 'main')).toBe('0');
    expect(await tree.git('-C', set.github.repositoryPath('acme/env'), 'fsck', '--strict', '--no-dangling')).toBe('');
    expect(set.github.defects).toEqual([]);
  },
  180_000,
);
