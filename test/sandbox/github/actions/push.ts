import { zeros } from '../git/move-refs.ts';
import { type RefChange, resolveCommit } from '../git/refs.ts';
import type { Repository } from '../state/repository.ts';
import type { Caller } from '../state/tokens.ts';
import type { World } from '../state/world.ts';
import { pushPayload } from './event-payload.ts';
import { workflowsAt } from './workflows.ts';

/**
 * Starts the workflows of the pushed commit that listen to this push. What a job's own token pushes starts nothing:
 * https://docs.github.com/en/actions/concepts/security/github_token
 */
export async function startPushRuns(
  world: World,
  repository: Repository,
  push: { readonly change: RefChange; readonly by: Caller },
): Promise<void> {
  const { engine } = world.runs;
  const { change, by } = push;
  if (engine === undefined || by.kind === 'job' || change.after === zeros) return;
  if (!/^refs\/(heads|tags)\//.test(change.name)) return;
  const sha = await resolveCommit(repository.git, change.after);
  if (sha === undefined) return;
  const workflows = await workflowsAt(repository.git, sha);
  const triggered = workflows.filter((workflow) => engine.triggers(workflow, 'push', change.name));
  if (triggered.length === 0) return;
  const payload = await pushPayload(world, repository, { change, commit: sha, actor: by.actor });
  for (const workflow of triggered) {
    world.runs.start(engine, {
      repository: repository.nameWithOwner,
      workflow,
      event: { name: 'push', payload },
      ref: change.name,
      sha,
      actor: by.actor,
    });
  }
}
