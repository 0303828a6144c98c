import { ActionError } from '#error';
import type { GitHub, NewStatus } from '#github';
import type { Inputs } from './inputs.ts';
import type { Outcome } from './result.ts';

/** The status of a commit, of which the run tells. */
export type StatusPlace = Pick<NewStatus, 'repository' | 'commit' | 'context'>;

export interface StatusPort {
  readonly place: StatusPlace;
  readonly github: Pick<GitHub, 'setStatus'>;
}

/**
 * Where the status goes; undefined where none is asked for.
 * @param own the repository of this job
 * @throws ActionError INPUT_INVALID
 */
export function statusPlace(inputs: Inputs, own: string): StatusPlace | undefined {
  const { statusRepository: repository = own, statusCommit: commit, statusContext: context, wait } = inputs;
  if (commit === undefined && context === undefined && inputs.statusRepository === undefined) return undefined;
  if (commit === undefined || context === undefined) {
    throw invalid('`status-commit` and `status-context` belong together', 'Give both, or none of them.');
  }
  if (!wait) throw invalid('without `wait`, how the run ends is never known', 'Set `wait: true`.');
  return { repository, commit, context };
}

function invalid(problem: string, hint: string): ActionError {
  return new ActionError('INPUT_INVALID', `Setting a status about the run failed: ${problem}.`, { hint });
}

type Said = Pick<NewStatus, 'state' | 'description' | 'url'>;

export async function say({ place, github }: StatusPort, said: Said): Promise<void> {
  await github.setStatus({ ...place, ...said });
}

export const started: Said = { state: 'pending', description: 'the run was asked for', url: '' };
export const notStarted: Said = { state: 'error', description: 'the run could not be started', url: '' };
export const cancelled: Said = { state: 'error', description: 'the wait for the run was cancelled', url: '' };

/** Only a success is one: of a skipped run nothing was tested. */
export function ended(outcome: Outcome): Said {
  const url = outcome.run?.url ?? '';
  switch (outcome.kind) {
    case 'completed':
      return { state: outcome.conclusion === 'success' ? 'success' : 'failure', description: outcome.conclusion, url };
    case 'overdue':
      return { state: 'error', description: `the run was still ${outcome.status} when the time was over`, url };
    case 'started':
    case 'lost':
      return { state: 'error', description: 'how the run ended is not known', url };
  }
}
