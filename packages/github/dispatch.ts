import { ActionError } from '#error';
import type { Answer } from './exchange.ts';
import { numberAt, textAt } from './json.ts';
import { messageOf, refusalOf } from './refusal.ts';
import type { Step } from './step.ts';
import type { Transport } from './transport.ts';

export interface DispatchRequest {
  /** owner/name */
  readonly repository: string;
  /** The workflow's file name, or its id. */
  readonly workflow: string;
  /** A branch or a tag. */
  readonly ref: string;
  readonly inputs: Readonly<Record<string, string>>;
}

export interface DispatchedRun {
  readonly id: string;
  /** The run's page. */
  readonly url: string;
}

/** Starts a workflow that has `on: workflow_dispatch`. Sent once: a lost answer is an error that says so. */
export async function dispatchWorkflow(
  transport: Transport,
  request: DispatchRequest,
): Promise<DispatchedRun | undefined> {
  const detailed = await post(transport, request, { return_run_details: true });
  // GitHub Enterprise Server refuses keys that it does not know yet (github.com/benc-uk/workflow-dispatch/issues/86).
  const answer = refusesDetails(detailed) ? await post(transport, request, {}) : detailed;
  if (answer.status >= 400) throw refusal(answer, request);
  if (answer.status === 204) return undefined;
  return { id: String(numberAt(answer.data, 'workflow_run_id')), url: textAt(answer.data, 'html_url') };
}

async function post(
  transport: Transport,
  { repository, workflow, ref, inputs }: DispatchRequest,
  options: Readonly<Record<string, boolean>>,
): Promise<Answer> {
  const answer = await transport.write({
    method: 'POST',
    url: `/repos/${repository}/actions/workflows/${encodeURIComponent(workflow)}/dispatches`,
    body: { ref, inputs, ...options },
  });
  if (!('lost' in answer)) return answer;
  throw new ActionError(
    'GITHUB_UNAVAILABLE',
    `Starting the workflow "${workflow}" in ${repository} failed: GitHub did not answer (${answer.lost}).`,
    { hint: 'It may have started all the same: look at the repository’s Actions page before running this step again.' },
  );
}

function refusesDetails({ status, data }: Answer): boolean {
  return (status === 422 || status === 400) && /"?return_run_details"? is not a permitted key/.test(messageOf(data));
}

function refusal(answer: Answer, { repository, workflow, ref }: DispatchRequest): ActionError {
  const doing = `Starting the workflow "${workflow}" in ${repository}`;
  const step: Step = { doing, repository, permission: 'actions: write' };
  if (answer.status === 404) return invisible(step, workflow);
  if (answer.status !== 422) return refusalOf(answer, step);
  const message = messageOf(answer.data);
  return new ActionError('DISPATCH_REFUSED', `${doing} at "${ref}" failed: ${message}.`, { hint: advice(message) });
}

function invisible({ doing, repository }: Step, workflow: string): ActionError {
  return new ActionError(
    'REPOSITORY_NOT_FOUND',
    `${doing} failed: the token sees no such repository, or the repository has no such workflow.`,
    {
      hint: `Check that ${repository} has .github/workflows/${workflow} on its default branch, and give the token "actions: write" on that repository; a job's GITHUB_TOKEN reaches only its own.`,
    },
  );
}

function advice(message: string): string {
  if (/no ref found/i.test(message)) return 'Name a branch or a tag that exists in `ref`.';
  if (/workflow_dispatch/.test(message)) return 'Add `on: workflow_dispatch` to the workflow at that ref.';
  if (/inputs?/i.test(message))
    return 'Compare `inputs` with `on.workflow_dispatch.inputs` of the workflow at that ref.';
  if (/disabled/i.test(message)) return 'Enable the workflow on the repository’s Actions page.';
  return 'Correct what the message names.';
}
