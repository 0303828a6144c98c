import { startPushRuns } from '../actions/push.ts';
import { isFastForward, type RefChange, readRef, updateRefs, zeros } from '../git/refs.ts';
import type { PullRequest } from './pull-request.ts';
import type { Repository } from './repository.ts';
import type { Caller } from './tokens.ts';
import type { World } from './world.ts';

/** Whoever moved them, by push or API: open pull requests follow their branches, then push events are raised. */
export async function refsChanged(
  world: World,
  repository: Repository,
  moved: { readonly changes: readonly RefChange[]; readonly by: Caller },
): Promise<void> {
  for (const change of moved.changes) {
    if (change.before === change.after) continue;
    for (const pullRequest of repository.pullRequests.list()) {
      if (pullRequest.state === 'open') await follow(repository, pullRequest, { change, by: moved.by });
    }
    await startPushRuns(world, repository, { change, by: moved.by });
  }
}

/**
 * A pull request closes when its head branch is deleted or has nothing left that the base has not;
 * in the latter case it counts as merged if it was the base that moved.
 */
async function follow(
  { git, pullRequests }: Repository,
  { number, baseRefName, headRefName, headOid }: PullRequest,
  { change, by }: { readonly change: RefChange; readonly by: Caller },
): Promise<void> {
  if (change.name === `refs/heads/${headRefName}`) {
    if (change.after === zeros) {
      pullRequests.update(number, { state: 'closed', closedBy: by.actor });
      return;
    }
    const base = await readRef(git, `refs/heads/${baseRefName}`);
    // Where the branch stands now: when it has moved twice, the later move may be told first.
    const head = await readRef(git, change.name);
    if (head === undefined) return;
    // New commits take it out of the merge queue.
    const moved = { headOid: head.oid, queued: undefined };
    pullRequests.update(number, { ...moved, ...(base === undefined ? {} : { baseOid: base.oid }) });
    await updateRefs(git, [{ name: pullRequestRef(number), after: head.oid }]);
    if (base !== undefined && (await isFastForward(git, head.oid, base.oid))) {
      pullRequests.update(number, { state: 'closed', closedBy: by.actor });
    }
    return;
  }
  if (change.name !== `refs/heads/${baseRefName}` || change.after === zeros) return;
  if (!(await isFastForward(git, headOid, change.after))) return;
  const merge = { by: by.actor, commit: change.after, at: new Date() };
  pullRequests.update(number, { state: 'merged', merge, closedBy: by.actor });
}

/** Keeps the commits of a pull request reachable after its branch is gone, and can be fetched as on GitHub. */
export function pullRequestRef(number: number): string {
  return `refs/pull/${number}/head`;
}
