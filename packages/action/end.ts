import { reportFailure } from './report.ts';

/**
 * Runs a whole action, for a process that would not wait for it by itself: Node ends well when nothing is left to do, and a
 * step that waits for what never comes would be green without having done its work.
 */
export async function toTheEnd(action: () => Promise<unknown>): Promise<void> {
  const stuck = (): void => crash(new Error('it waits for something that cannot happen any more.'));
  process.once('beforeExit', stuck);
  try {
    await action();
  } catch (error) {
    crash(error);
  }
  process.off('beforeExit', stuck);
}

/** Reports what no code awaits or expects. Node would print it as it stands, and the runner would read commands in it. */
export function crash(error: unknown): void {
  try {
    reportFailure(error);
  } finally {
    exitOnceWritten();
  }
}

/**
 * What nobody waits for is over, such as connections that are kept open. Left to itself, Node frees all memory piece by
 * piece first, which takes it a third of the time of its start. A cancelled run ends itself once it has cleared up.
 */
export function end(): void {
  if (process.listenerCount('SIGTERM') === 0) exitOnceWritten();
}

function exitOnceWritten(): void {
  process.stdout.write('', () => process.exit());
}
