import { startPullRequestRuns } from '../actions/pull-request.ts';
import { startPushRuns } from '../actions/push.ts';
import { listOids } from '../git/history.ts';
import { zeros } from '../git/move-refs.ts';
import { isFastForward, type RefChange, readRef, setRef } from '../git/refs.ts';
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
    const open = repository.pullRequests.list().filter(({ state }) => state === 'open');
    for (const pullRequest of open.filter((each) => isHeadOf(each, change))) {
      await followHead(repository, pullRequest, { change, by: moved.by });
      const followed = repository.pullRequests.get(pullRequest.number);
      if (followed?.state === 'open') {
        await startPullRequestRuns(world, repository, { pullRequest: followed, action: 'synchronize', by: moved.by });
      }
    }
    const onto = open.filter(({ baseRefName }) => change.name === `refs/heads/${baseRefName}`);
    if (onto.length > 0 && change.after !== zeros) await followBase(repository, onto, { change, by: moved.by });
    await startPushRuns(world, repository, { change, by: moved.by });
  }
}

function isHeadOf({ headRefName, fork }: PullRequest, { name }: RefChange): boolean {
  return fork === undefined && name === `refs/heads/${headRefName}`;
}

interface Move {
  readonly change: RefChange;
  readonly by: Caller;
}

/** A pull request closes when its head branch is deleted, or has nothing left that the base has not. */
async function followHead(
  { git, pullRequests }: Repository,
  { number, baseRefName }: PullRequest,
  { change, by }: Move,
): Promise<void> {
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
  await setRef(git, pullRequestRef(number), head.oid);
  if (base !== undefined && (await isFastForward(git, head.oid, base.oid))) {
    pullRequests.update(number, { state: 'closed', closedBy: by.actor });
  }
}

/** A pull request counts as merged when the base moves to where it contains the head. */
async function followBase(
  { git, pullRequests }: Repository,
  open: readonly PullRequest[],
  { change, by }: Move,
): Promise<void> {
  const { before, after } = change;
  const commits = new Set(await listOids(git, before === zeros ? after : `${before}..${after}`));
  for (const { number, headOid } of open) {
    if (!commits.has(headOid) || pullRequests.get(number)?.state !== 'open') continue;
    const merge = { by: by.actor, commit: after, at: new Date() };
    pullRequests.update(number, { state: 'merged', merge, closedBy: by.actor });
  }
}

/** Keeps the commits of a pull request reachable after its branch is gone, and can be fetched as on GitHub. */
export function pullRequestRef(number: number): string {
  return `refs/pull/${number}/head`;
}
