import { clusterProblems, givenClusterInputs } from '#cluster';
import { ActionError } from '#error';
import type { Inputs } from './inputs.ts';

/**
 * Refuses what does not belong together, all at once.
 * @throws ActionError INPUT_INVALID
 */
export function refuseProblems(inputs: Inputs): void {
  const problems = problemsOf(inputs);
  if (problems.length === 0) return;
  throw new ActionError('INPUT_INVALID', `Reading the inputs failed: ${problems.join('; ')}.`, {
    hint: 'Correct the `with:` block of this step.',
  });
}

function problemsOf(inputs: Inputs): readonly string[] {
  const { source, dump, issue, token, appId, privateKey } = inputs;
  const isSigned = token !== undefined || (appId !== '' && privateKey !== undefined);
  return [
    ...when(source === 'dump' && dump === undefined, 'the source dump needs `dump`'),
    ...when(source !== 'dump' && dump !== undefined, `\`dump\` goes with the source dump, not with ${source}`),
    ...when(issue && !isSigned, '`issue` needs a `token`, or `app-id` and `private-key`'),
    ...(source === 'dump'
      ? givenClusterInputs(inputs).map(
          (name) => `\`${name}\` does not go with the source dump, which reaches no cluster`,
        )
      : clusterProblems(inputs)),
  ];
}

function when(condition: boolean, problem: string): readonly string[] {
  return condition ? [problem] : [];
}
