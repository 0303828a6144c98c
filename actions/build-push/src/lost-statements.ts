import { ActionError } from '#error';
import type { Inputs } from './inputs.ts';

type Asked = Pick<Inputs, 'provenance' | 'sbom' | 'index' | 'push' | 'mergeResults'>;

/**
 * Statements about the image that would be made and lost are not asked for.
 * @throws ActionError INPUT_INVALID
 */
export function refuseLostStatements(asked: Asked): void {
  for (const input of ['provenance', 'sbom'] as const) {
    const loss = lossOf(asked[input], asked);
    if (loss === undefined) continue;
    const [reason, hint] = loss;
    throw new ActionError('INPUT_INVALID', `Input "${input}": ${reason}.`, { hint });
  }
}

/** Why it would be lost, and what to do. */
function lossOf(
  place: Inputs['provenance'],
  { index, push, mergeResults }: Asked,
): readonly [string, string] | undefined {
  if (place === 'none') return undefined;
  if (mergeResults.length > 0) {
    return ['nothing is built where results are merged', 'Ask for it where the platforms are built.'];
  }
  if (place === 'referrer') return undefined;
  if (index === 'never') return ['only an index holds it, and `index: never` makes none', 'Use `referrer`.'];
  return push === 'digest' ? ['merging takes the images alone out of an index', 'Use `referrer`.'] : undefined;
}
