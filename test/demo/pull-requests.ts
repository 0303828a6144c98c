import type { Rest } from '../sandbox/rest.ts';
import type { ShownPullRequest } from './act.ts';

interface PullRequest {
  readonly number: number;
  readonly html_url: string;
  readonly title: string;
  readonly body: string | null;
  readonly base: { readonly sha: string };
  readonly head: { readonly sha: string };
}

/** Merges the one open pull request of a repository, as a reviewer does. */
export async function mergeOpenPullRequest(
  reviewer: Rest,
  repository: string,
  diffOf: (base: string, head: string) => Promise<string>,
): Promise<ShownPullRequest> {
  const open = (await reviewer.get(`/repos/${repository}/pulls?state=open`)) as readonly PullRequest[];
  const [pullRequest] = open;
  if (pullRequest === undefined || open.length > 1) {
    throw new Error(`${repository} has ${open.length} open pull requests, and one was expected.`);
  }
  const diff = await diffOf(pullRequest.base.sha, pullRequest.head.sha);
  const merged = (await reviewer.send('PUT', `/repos/${repository}/pulls/${pullRequest.number}/merge`, {
    merge_method: 'squash',
    sha: pullRequest.head.sha,
  })) as { readonly sha: string };
  return {
    repository,
    number: pullRequest.number,
    url: pullRequest.html_url,
    title: pullRequest.title,
    body: pullRequest.body ?? '',
    diff,
    mergedAs: merged.sha,
  };
}
