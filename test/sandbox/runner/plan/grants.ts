import { StartProblem } from '../problem.ts';
import type { Job } from '../syntax/job.ts';
import { excess, type Permissions } from '../syntax/permissions.ts';
import type { Workflow } from '../syntax/workflow.ts';

/** What a calling job leaves to the workflow it calls. */
export interface Limit {
  readonly allowed: Permissions;
  /** The start of GitHub's sentence: whose call is refused, and where it stands. */
  readonly call: string;
}

/**
 * The permissions of a job: its own, or its workflow's, or what the caller has; none for a run that declares none.
 * A called workflow that asks for more than its caller has is refused before anything runs, whatever any `if:` says.
 * https://github.com/actions/runner/issues/4151
 *
 * @throws StartProblem in GitHub's words
 */
export function grantOf(job: Job, workflow: Workflow, limit: Limit | undefined): Permissions {
  const asked = job.permissions ?? workflow.permissions;
  if (limit === undefined) return asked ?? {};
  if (asked === undefined) return limit.allowed;
  refuseExcess(`The nested job '${job.id}'`, asked, limit);
  return asked;
}

export function checkWorkflowGrant(workflow: Workflow, limit: Limit | undefined): void {
  if (limit !== undefined && workflow.permissions !== undefined) {
    refuseExcess('The workflow', workflow.permissions, limit);
  }
}

function refuseExcess(who: string, asked: Permissions, { allowed, call }: Limit): void {
  const beyond = excess(asked, allowed);
  if (beyond === undefined) return;
  throw new StartProblem(`${call} ${who} is requesting '${beyond.asked}', but is only allowed '${beyond.allowed}'.`);
}
