import { at, textAt } from './json.ts';
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
