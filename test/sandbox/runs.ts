// Workflow runs as the local GitHub (which starts and stores them) and the runner (which executes them) see them.

export interface WorkflowFile {
  /** `.github/workflows/release.yml` */
  readonly path: string;
  readonly text: string;
}

export interface RunEvent {
  readonly name: 'push' | 'workflow_dispatch' | 'pull_request';
  /** The webhook payload: `github.event`. */
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface RunRequest {
  readonly id: number;
  readonly number: number;
  /** 1, and one more for each re-run. */
  readonly attempt: number;
  /** owner/name */
  readonly repository: string;
  readonly workflow: WorkflowFile;
  readonly event: RunEvent;
  /** Fully qualified: `refs/tags/v1.0.1`. */
  readonly ref: string;
  /** The peeled commit of the ref: GITHUB_SHA. */
  readonly sha: string;
  readonly actor: string;
  /** Of a `pull_request`: the names of its branches, and whether it comes from a fork, which gets no secrets and no right to write. */
  readonly pullRequest?: { readonly baseRef: string; readonly headRef: string; readonly isFork: boolean };
}

export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped' | 'startup_failure';

export interface StepReport {
  readonly name: string;
  readonly conclusion: Conclusion;
  /** Markdown the step wrote to its summary, masked; '' if none. */
  readonly summary: string;
  readonly milliseconds: number;
}

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly title?: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

export interface JobReport {
  /** The job's key, below a reusable workflow `caller / called`, as GitHub shows it. */
  readonly name: string;
  readonly needs: readonly string[];
  readonly conclusion: Conclusion;
  readonly steps: readonly StepReport[];
  readonly outputs: Readonly<Record<string, string>>;
  /** The masked log, as GitHub would show it. */
  readonly log: string;
  readonly annotations: readonly Annotation[];
  readonly milliseconds: number;
}

export interface RunReport {
  readonly conclusion: Conclusion;
  /** Why the run was refused at start; '' otherwise. */
  readonly problem: string;
  readonly jobs: readonly JobReport[];
}

/** What the local GitHub asks of whoever executes workflows. */
export interface RunEngine {
  /** Whether the workflow starts for this event on this ref, of a pull request its base. A file that does not parse starts nothing. */
  triggers(workflow: WorkflowFile, event: RunEvent['name'], ref: string): boolean;
  /** The inputs of a dispatch, completed with defaults, or GitHub's own words for why they are refused. */
  dispatchInputs(
    workflow: WorkflowFile,
    given: Readonly<Record<string, string>>,
  ): { readonly inputs: Readonly<Record<string, string>> } | { readonly problem: string };
  /** Runs it to the end. Never rejects: what goes wrong is in the report. */
  execute(request: RunRequest): Promise<RunReport>;
}
