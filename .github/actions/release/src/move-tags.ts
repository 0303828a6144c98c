import { ActionError } from '#error';
import type { Aim, MovingTag } from '#toolchain';
import { aimsOf } from './aims.ts';
import type { Ports } from './ports.ts';

/** All of them at once, each only if it still stands where it was seen; otherwise they are looked at again. */
export async function moveTags(moving: readonly MovingTag[], ports: Ports): Promise<readonly Aim[]> {
  const { releases, patience, log } = ports;
  const { id } = await releases.home();
  let first: readonly Aim[] | undefined;
  for (let count = 1; ; count++) {
    const aims = await aimsOf(moving, ports);
    first ??= aims;
    const moves = aims.flatMap((aim) => ('move' in aim ? [aim.move] : []));
    if (moves.length === 0) return reported(first, aims);
    log.info(`Moving ${moves.map(({ tag }) => tag).join(' and ')}`);
    const written = await releases.moveTags(id, moves);
    if (written === 'done') return aims;
    log.info(`Looking again: ${written.unsure}`);
    if (!(await patience.pause(count, written.seconds))) throw restless(moves.map(({ tag }) => tag));
  }
}

/** What an unanswered request of this very run has moved is reported as moved. */
function reported(first: readonly Aim[], last: readonly Aim[]): readonly Aim[] {
  return last.map((aim, index) => (aim.kind === 'there' ? (first[index] ?? aim) : aim));
}

function restless(tags: readonly string[]): ActionError {
  return new ActionError(
    'GITHUB_UNAVAILABLE',
    `Moving ${tags.join(' and ')} failed: it is not certain where they are.`,
    {
      hint: 'Run the job again; it continues where this one stopped.',
    },
  );
}
