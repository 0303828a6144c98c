import { ActionError } from '#error';
import { countsOf } from './counts.ts';
import { type Result, refusals } from './result.ts';

export function failure(result: Result): ActionError | undefined {
  const refused = refusals(result);
  const [first] = refused;
  if (first === undefined) return undefined;
  return new ActionError('CHECK_FAILED', `Checking the environment found ${countsOf(refused)}.`, {
    hint: 'Correct them as the annotations and the summary say; what has to stay for a while needs a waiver in gitops.yaml on the base branch.',
    at: first.at,
  });
}
