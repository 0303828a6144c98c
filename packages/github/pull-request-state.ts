import { at, textAt } from './json.ts';
import type { Transport } from './transport.ts';

/** Whether a pull request was merged. */
export type PullRequestState = { readonly base: string } & (
  | { readonly state: 'open' | 'closed' }
  /** `commit` is what the base got by it. */
  | { readonly state: 'merged'; readonly commit: string }
);

export async function readPullRequestState(
  transport: Transport,
  repository: string,
  number: number,
): Promise<PullRequestState> {
  const { data } = await transport.read(
    { method: 'GET', url: `/repos/${repository}/pulls/${number}` },
    { doing: `Reading pull request #${number} of ${repository}`, repository, permission: 'pull-requests: read' },
  );
  const base = textAt(data, 'base', 'ref');
  if (at(data, 'merged') === true) return { state: 'merged', commit: textAt(data, 'merge_commit_sha'), base };
  return { state: at(data, 'state') === 'closed' ? 'closed' : 'open', base };
}
