import { getOctokit } from '@actions/github';
import { type GitHub, type Permissions, startGitHub } from '../index.ts';

export type Octokit = ReturnType<typeof getOctokit>;

export const env = { owner: 'acme', repo: 'env' };

export const everything: Permissions = { contents: 'write', 'pull-requests': 'write', actions: 'write' };

/** A client whose token has these permissions on the environment repository, and no others. */
export function client(
  github: GitHub,
  permissions: Permissions = everything,
  kind: 'user' | 'app' | 'job' = 'app',
): Octokit {
  const actor = kind === 'user' ? 'ada' : 'deployer[bot]';
  const token = github.mintToken({ actor, kind, repositories: { 'acme/env': permissions } });
  return getOctokit(token, { baseUrl: github.apiUrl });
}

export async function startEnvironment(): Promise<GitHub> {
  const github = await startGitHub();
  await github.createRepository('acme/env', {
    'apps/web/deployment.yaml': 'image: web:1\n',
    'README.md': 'environments\n',
  });
  return github;
}
