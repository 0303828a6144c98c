import type { CommitRun, RemoteCheckRun } from '#github';

/** What the repository's own tests say of a commit. */
export type CiState =
  | { readonly kind: 'passed'; readonly url: string }
  | { readonly kind: 'failed'; readonly detail: string; readonly url: string }
  | { readonly kind: 'running'; readonly url: string }
  | { readonly kind: 'absent' };

export interface CiFacts {
  /** Newest first. */
  readonly runs: readonly CommitRun[];
  readonly checkRuns: readonly RemoteCheckRun[];
}

export interface CiWanted {
  /** `.github/workflows/_ci.yml` */
  readonly workflow: string;
  /** The branch whose push started it. */
  readonly branch: string;
}

/** Neither stands in the way of a merge, either. */
const harmless: ReadonlySet<string> = new Set(['success', 'skipped', 'neutral']);

/**
 * The newest run of the workflow for a push of the commit to the branch, and the check runs in its suite. A check run of
 * the same name counts for nothing elsewhere: every App, and every workflow that may write checks, can make one.
 */
export function ciState({ runs, checkRuns }: CiFacts, { workflow, branch }: CiWanted): CiState {
  const run = runs.find((each) => each.workflow === workflow && each.event === 'push' && each.branch === branch);
  if (run === undefined) return { kind: 'absent' };
  const { url } = run;
  if (run.status !== 'completed') return { kind: 'running', url };
  const jobs = checkRuns.filter(({ suite, app }) => suite === run.suite && app === 'github-actions');
  const broken = jobs.find(({ conclusion }) => !harmless.has(conclusion));
  if (broken !== undefined) {
    return { kind: 'failed', detail: `its job "${broken.name}" is ${broken.conclusion || broken.status}`, url };
  }
  if (run.conclusion !== 'success') return { kind: 'failed', detail: `it ended as ${run.conclusion}`, url };
  const hasPassed = jobs.some(({ conclusion }) => conclusion === 'success');
  return hasPassed ? { kind: 'passed', url } : { kind: 'failed', detail: 'none of its jobs has passed', url };
}
