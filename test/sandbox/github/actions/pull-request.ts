import { writeCommit } from '../git/commits.ts';
import { mergeTrees } from '../git/merge.ts';
import { readRef, setRef } from '../git/refs.ts';
import { webFlow } from '../state/account.ts';
import type { PullRequest } from '../state/pull-request.ts';
import type { Repository } from '../state/repository.ts';
import type { Caller } from '../state/tokens.ts';
import type { World } from '../state/world.ts';
import { pullRequestPayload } from './event-payload.ts';
import { workflowsAt } from './workflows.ts';

/** What happened to a pull request. */
interface PullRequestEvent {
  readonly pullRequest: PullRequest;
  readonly action: 'opened' | 'synchronize';
  readonly by: Pick<Caller, 'actor' | 'kind'>;
}

/**
 * Starts the workflows of what the pull request would merge as. Those of a job's own pull request wait for an approval,
 * which nobody gives here; one that conflicts starts nothing.
 */
export async function startPullRequestRuns(
  world: World,
  repository: Repository,
  { pullRequest, action, by }: PullRequestEvent,
): Promise<void> {
  const { engine } = world.runs;
  if (engine === undefined || by.kind === 'job') return;
  const base = `refs/heads/${pullRequest.baseRefName}`;
  const isListening = async (commit: string) =>
    (await workflowsAt(repository.git, commit)).filter((workflow) => engine.triggers(workflow, 'pull_request', base));
  // Most repositories have none: a merge is made for those alone that do.
  if ((await isListening(pullRequest.headOid)).length === 0) return;
  const sha = await mergeOf(repository, pullRequest, base);
  if (sha === undefined) return;
  const ref = `refs/pull/${pullRequest.number}/merge`;
  await setRef(repository.git, ref, sha);
  const payload = pullRequestPayload(world, repository, { pullRequest, action, actor: by.actor });
  for (const workflow of await isListening(sha)) {
    world.runs.start(engine, {
      repository: repository.nameWithOwner,
      workflow,
      event: { name: 'pull_request', payload },
      ref,
      sha,
      actor: by.actor,
      pullRequest: {
        baseRef: pullRequest.baseRefName,
        headRef: pullRequest.headRefName,
        isFork: pullRequest.fork !== undefined,
      },
    });
  }
}

async function mergeOf({ git }: Repository, { headOid }: PullRequest, base: string): Promise<string | undefined> {
  const onto = await readRef(git, base);
  const tree = onto === undefined ? undefined : await mergeTrees(git, onto.oid, headOid);
  if (onto === undefined || tree === undefined) return undefined;
  const message = `Merge ${headOid} into ${onto.oid}`;
  return await writeCommit(git, { tree, parents: [onto.oid, headOid], message, author: webFlow, committer: webFlow });
}
