import type { Inputs } from '../inputs.ts';
import type { Ports } from '../ports.ts';

/** What is waited for: a commit, and the branch that it is on. */
export interface Awaited {
  readonly commit: string;
  readonly branch: string;
}

const shortestPause = 1_000;
const longestPause = 10_000;

/**
 * The commit that is waited for, once it exists: a pull request's, when it is merged. Undefined for one that was closed.
 * @throws ActionError what GitHub refuses
 */
export async function awaitCommit(
  { repository, commit, pullRequest }: Inputs,
  defaultBranch: string,
  { github, clock, signal }: Pick<Ports, 'github' | 'clock'> & { readonly signal: AbortSignal },
): Promise<Awaited | undefined> {
  if (pullRequest === undefined) {
    const { sha } = await github.commit(repository, commit ?? defaultBranch);
    return { commit: sha, branch: defaultBranch };
  }
  for (let pause = shortestPause; ; pause = Math.min(longestPause, pause * 1.5)) {
    const found = await github.pullRequestState(repository, pullRequest);
    if (found.state === 'merged') return { commit: found.commit, branch: found.base };
    if (found.state === 'closed') return undefined;
    await clock.sleep(pause, signal);
  }
}
