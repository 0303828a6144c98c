import type { RunRequest, WorkflowFile } from '../../runs.ts';
import { readRef, resolveCommit } from '../git/refs.ts';
import { NotImplemented } from '../state/defects.ts';
import type { Repository } from '../state/repository.ts';
import type { Caller } from '../state/tokens.ts';
import type { World } from '../state/world.ts';
import { dispatchPayload } from './event-payload.ts';
import { workflowAt } from './workflows.ts';

export interface Dispatch {
  /** `update-environment.yml` */
  readonly file: string;
  /** A branch or tag, short or in full. */
  readonly ref: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly by: Caller;
}

export type DispatchOutcome =
  | { readonly kind: 'started'; readonly run: RunRequest }
  | { readonly kind: 'unknown-workflow' }
  | { readonly kind: 'refused'; readonly message: string };

/** A workflow is known once its file is on the default branch; the file of the given ref is what runs. */
export async function dispatchWorkflow(
  world: World,
  repository: Repository,
  dispatch: Dispatch,
): Promise<DispatchOutcome> {
  const { engine } = world.runs;
  if (engine === undefined) throw new NotImplemented('workflow runs as long as no engine is in use');
  const { git, defaultBranch } = repository;
  const known = await fileAt(repository, `refs/heads/${defaultBranch}`, dispatch.file);
  if (known === undefined) return { kind: 'unknown-workflow' };
  const ref = await fullRef(repository, dispatch.ref);
  const sha = ref === undefined ? undefined : await resolveCommit(git, ref);
  if (ref === undefined || sha === undefined) return refused(`No ref found for: ${dispatch.ref}`);
  const workflow = await workflowAt(git, sha, dispatch.file);
  if (workflow === undefined || !engine.triggers(workflow, 'workflow_dispatch', ref)) {
    return refused("Workflow does not have 'workflow_dispatch' trigger");
  }
  const checked = engine.dispatchInputs(workflow, dispatch.inputs);
  if ('problem' in checked) return refused(checked.problem);
  const { actor } = dispatch.by;
  const payload = dispatchPayload(world, repository, { ref, workflow: workflow.path, inputs: checked.inputs, actor });
  const event = { name: 'workflow_dispatch', payload } as const;
  const run = world.runs.start(engine, { repository: repository.nameWithOwner, workflow, event, ref, sha, actor });
  return { kind: 'started', run };
}

function refused(message: string): DispatchOutcome {
  return { kind: 'refused', message };
}

async function fileAt({ git }: Repository, ref: string, file: string): Promise<WorkflowFile | undefined> {
  const commit = await resolveCommit(git, ref);
  return commit === undefined ? undefined : await workflowAt(git, commit, file);
}

/** A branch wins over a tag of the same name; a commit id is no ref. */
async function fullRef({ git }: Repository, name: string): Promise<string | undefined> {
  const candidates = /^refs\/(heads|tags)\//.test(name) ? [name] : [`refs/heads/${name}`, `refs/tags/${name}`];
  for (const candidate of candidates) if ((await readRef(git, candidate)) !== undefined) return candidate;
  return undefined;
}
