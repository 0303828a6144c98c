import type { DispatchedRun } from './dispatch.ts';
import { at, listAt, numberAt, textAt } from './json.ts';
import { refusalOf, unavailable } from './refusal.ts';
import type { Step } from './step.ts';
import type { Transport } from './transport.ts';

export interface WorkflowRun {
  /** `completed` is the only status that is final, whatever others there are or will be. */
  readonly status: string;
  /** '' until it is completed. */
  readonly conclusion: string;
  /** The run's page. */
  readonly url: string;
}

export async function workflowRun(transport: Transport, repository: string, id: string): Promise<WorkflowRun> {
  const { data } = await transport.read(
    { method: 'GET', url: `/repos/${repository}/actions/runs/${id}` },
    { doing: `Reading run ${id} of ${repository}`, repository, permission: 'actions: read' },
  );
  const conclusion = at(data, 'conclusion');
  return {
    status: textAt(data, 'status'),
    conclusion: typeof conclusion === 'string' ? conclusion : '',
    url: textAt(data, 'html_url'),
  };
}

/** The newest run started by hand whose title, as `run-name` makes it, holds the mark; undefined if there is none yet. */
export async function findRun(
  transport: Transport,
  repository: string,
  mark: string,
): Promise<DispatchedRun | undefined> {
  const { data } = await transport.read(
    { method: 'GET', url: `/repos/${repository}/actions/runs?event=workflow_dispatch&per_page=100` },
    { doing: `Looking for the started run in ${repository}`, repository, permission: 'actions: read' },
  );
  const run = listAt(data, 'workflow_runs').find((each) => String(at(each, 'display_title')).includes(mark));
  return run === undefined ? undefined : { id: String(numberAt(run, 'id')), url: textAt(run, 'html_url') };
}

/** Asks GitHub to cancel a run; one that has ended stays as it is. */
export async function cancelRun(transport: Transport, repository: string, id: string): Promise<void> {
  const step: Step = { doing: `Cancelling run ${id} of ${repository}`, repository, permission: 'actions: write' };
  for (let attempt = 1; ; attempt++) {
    const answer = await transport.write({ method: 'POST', url: `/repos/${repository}/actions/runs/${id}/cancel` });
    if ('lost' in answer) {
      // Asking twice does no harm.
      if (await transport.patience.pause(attempt)) continue;
      throw unavailable(step, answer.lost);
    }
    if (answer.status < 400 || answer.status === 409) return;
    throw refusalOf(answer, step);
  }
}
