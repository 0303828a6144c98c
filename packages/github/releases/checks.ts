import { at, listAt, numberAt, textAt } from '../json.ts';
import type { Step } from '../step.ts';
import type { Transport } from '../transport.ts';

/** A run of a workflow for a commit, the newest attempt of it. */
export interface CommitRun {
  readonly id: number;
  /** `.github/workflows/ci.yml` */
  readonly workflow: string;
  readonly event: string;
  /** The short name of the branch or tag. */
  readonly branch: string;
  readonly status: string;
  /** '' until it is completed. */
  readonly conclusion: string;
  readonly url: string;
  /** What holds the check runs of its jobs. */
  readonly suite: number;
}

/** Newest first; at most 100. */
export async function runsOf(transport: Transport, repository: string, commit: string): Promise<readonly CommitRun[]> {
  const step: Step = { doing: `Reading the workflow runs of ${commit}`, repository, permission: 'actions: read' };
  const url = `/repos/${repository}/actions/runs?head_sha=${commit}&per_page=100`;
  const { data } = await transport.read({ method: 'GET', url }, step);
  return listAt(data, 'workflow_runs').map((run) => ({
    id: numberAt(run, 'id'),
    workflow: textAt(run, 'path').replace(/@.*$/, ''),
    event: textAt(run, 'event'),
    branch: String(at(run, 'head_branch') ?? ''),
    status: String(at(run, 'status') ?? ''),
    conclusion: String(at(run, 'conclusion') ?? ''),
    url: textAt(run, 'html_url'),
    suite: numberAt(run, 'check_suite_id'),
  }));
}

/** What an App has found of a commit: a job of a workflow run is one of GitHub Actions. */
export interface RemoteCheckRun {
  readonly name: string;
  /** The slug of the App. */
  readonly app: string;
  readonly suite: number | undefined;
  readonly status: string;
  /** '' until it is completed. */
  readonly conclusion: string;
  readonly url: string;
}

/** The newest of each name and App; at most 100. */
export async function checkRunsOf(
  transport: Transport,
  repository: string,
  commit: string,
): Promise<readonly RemoteCheckRun[]> {
  const step: Step = { doing: `Reading the check runs of ${commit}`, repository, permission: 'checks: read' };
  const url = `/repos/${repository}/commits/${commit}/check-runs?per_page=100`;
  const { data } = await transport.read({ method: 'GET', url }, step);
  return listAt(data, 'check_runs').map((check) => {
    const suite = at(check, 'check_suite', 'id');
    return {
      name: textAt(check, 'name'),
      app: String(at(check, 'app', 'slug') ?? ''),
      suite: typeof suite === 'number' ? suite : undefined,
      status: String(at(check, 'status') ?? ''),
      conclusion: String(at(check, 'conclusion') ?? ''),
      url: String(at(check, 'html_url') ?? ''),
    };
  });
}
