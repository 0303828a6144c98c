import { ActionError } from '#error';
import type { Result } from './result.ts';

/** What does not fail a job that waits for it. Every other conclusion does, those to come included. */
const passing: ReadonlySet<string> = new Set(['success', 'neutral', 'skipped']);

export function failure({ repository, workflow, outcome }: Result): ActionError | undefined {
  switch (outcome.kind) {
    case 'started':
      return undefined;
    case 'lost':
      return outcome.error;
    case 'overdue':
      return new ActionError(
        'TIMEOUT',
        `Waiting for "${workflow}" in ${repository} failed: after ${outcome.timeout / 1000} s its run is ${outcome.status}.`,
        {
          hint: `It goes on: ${outcome.run.url}. Raise \`timeout\`, or look whether it waits for an approval or a runner.`,
        },
      );
    case 'completed':
      if (passing.has(outcome.conclusion)) return undefined;
      return new ActionError(
        'RUN_FAILED',
        `Running "${workflow}" in ${repository} failed: its conclusion is "${outcome.conclusion}".`,
        { hint: `See ${outcome.run.url}.` },
      );
  }
}
