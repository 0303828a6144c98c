import { type GitHub, type Permissions, startGitHub } from '../index.ts';

export interface Answer<Data = unknown> {
  readonly data: Data;
  readonly errors: readonly { readonly type?: string; readonly path?: readonly string[]; readonly message: string }[];
}

type Ask = <Data = unknown>(query: string, variables?: object) => Promise<Answer<Data>>;

export interface Scene extends AsyncDisposable {
  readonly github: GitHub;
  readonly ask: Ask;
  /** What `ask` asks with. */
  readonly token: string;
  readonly head: string;
  readonly repositoryId: string;
  pullRequestId(number: number): Promise<string>;
  with(token: string): Ask;
  as(permissions: Permissions, kind?: 'app' | 'job' | 'user'): Ask;
}

const everything: Permissions = { contents: 'write', 'pull-requests': 'write' };

export async function startScene(): Promise<Scene> {
  const github = await startGitHub();
  await github.createRepository('acme/env', {
    'apps/web.yaml': 'image: web:1\n',
    'apps/api.yaml': 'image: api:1\n',
    'run.sh': '#!/bin/sh\n',
  });
  const mint = (permissions: Permissions, kind: 'app' | 'job' | 'user' = 'app'): string => {
    const actor = { app: 'deployer[bot]', job: 'github-actions[bot]', user: 'ada' }[kind];
    return github.mintToken({ actor, kind, repositories: { 'acme/env': permissions } });
  };
  const askWith =
    (token: string): Ask =>
    async (query, variables = {}) => {
      const response = await fetch(github.graphqlUrl, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors = [] } = JSON.parse(await response.text());
      return { data, errors };
    };
  const token = mint(everything);
  const ask = askWith(token);
  const { data } = await ask<{ repository: { id: string } }>('{ repository(owner: "acme", name: "env") { id } }');
  const head = (await github.resolveRef('acme/env', 'main')) ?? '';
  return {
    github,
    ask,
    token,
    pullRequestId: async (number) => {
      const query = 'query($n: Int!) { repository(owner: "acme", name: "env") { pullRequest(number: $n) { id } } }';
      const found = await ask<{ repository: { pullRequest: { id: string } } }>(query, { n: number });
      return found.data.repository.pullRequest.id;
    },
    with: askWith,
    as: (permissions, kind) => askWith(mint(permissions, kind)),
    head,
    repositoryId: data.repository.id,
    [Symbol.asyncDispose]: () => github[Symbol.asyncDispose](),
  };
}

export const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** The three mutations that open an environment pull request, in one document. */
export const open = `mutation Open($ref: CreateRefInput!, $commit: CreateCommitOnBranchInput!, $pr: CreatePullRequestInput!) {
  ref: createRef(input: $ref) { ref { id name } }
  commit: createCommitOnBranch(input: $commit) { commit { oid url signature { isValid state } } }
  pr: createPullRequest(input: $pr) { pullRequest { id number url title headRefOid state author { login __typename } mergeStateStatus } }
}`;

export function opening({ head, repositoryId }: Scene, branch: string, text = 'image: web:2\n'): object {
  return {
    ref: { repositoryId, name: `refs/heads/${branch}`, oid: head },
    commit: {
      branch: { repositoryNameWithOwner: 'acme/env', branchName: branch },
      expectedHeadOid: head,
      message: { headline: 'Update web', body: 'Gitops-App: web' },
      fileChanges: { additions: [{ path: 'apps/web.yaml', contents: base64(text) }] },
    },
    pr: { repositoryId, baseRefName: 'main', headRefName: branch, title: 'Update web', body: 'Body' },
  };
}
