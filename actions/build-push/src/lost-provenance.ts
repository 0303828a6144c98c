import { ActionError } from '#error';
import type { Inputs } from './inputs.ts';

type Asked = Pick<Inputs, 'provenance' | 'index' | 'push' | 'mergeResults'>;

/**
 * Provenance that would be made and lost is not asked for.
 * @throws ActionError INPUT_INVALID
 */
export function refuseLostProvenance({ provenance, index, push, mergeResults }: Asked): void {
  if (provenance === 'none') return;
  if (mergeResults.length > 0) {
    throw lost('nothing is built where results are merged', 'Ask for it where the platforms are built.');
  }
  if (provenance === 'referrer') return;
  if (index === 'never') throw lost('only an index holds it, and `index: never` makes none', 'Use `referrer`.');
  if (push === 'digest') throw lost('merging takes the images alone out of an index', 'Use `referrer`.');
}

function lost(reason: string, hint: string): ActionError {
  return new ActionError('INPUT_INVALID', `Input "provenance": ${reason}.`, { hint });
}
