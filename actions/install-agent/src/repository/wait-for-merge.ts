import { ActionError } from '#error';
import type { Proposed, RepositoryChange } from './change.ts';
import { look } from './look.ts';
import type { RepositoryPorts } from './ports.ts';

/** Milliseconds between two looks: the first, the longest, and how fast they grow. */
const pauses = { first: 1_000, longest: 15_000, growth: 1.5 } as const;

/**
 * Looks until the followed branch holds the files, whichever way they got there, or until the pull request is no longer open.
 * @param deadline milliseconds since 1970; with the time over, what was proposed comes back as it was
 * @returns `merged`, `closed`, or still `open`
 */
export async function waitForMerge(
  ports: RepositoryPorts,
  change: RepositoryChange,
  { proposed, deadline }: { readonly proposed: Proposed; readonly deadline: number },
): Promise<Proposed> {
  const { clock, log } = ports;
  const { number } = proposed;
  if (proposed.state !== 'open' || number === undefined) return proposed;
  log.info(`Waiting until ${proposed.url} is merged.`);
  for (let pause: number = pauses.first; ; pause = Math.min(pause * pauses.growth, pauses.longest)) {
    const ended = await unlessLost(log, () => endOf(ports, change, { ...proposed, number }));
    if (ended !== undefined) return ended;
    const left = deadline - clock.now();
    if (left <= 0) return proposed;
    await clock.sleep(Math.min(pause, left));
  }
}

/** Undefined while it waits. */
async function endOf(
  ports: RepositoryPorts,
  change: RepositoryChange,
  proposed: Proposed & { readonly number: number },
): Promise<Proposed | undefined> {
  const { number } = proposed;
  const { seen, changes } = await look(ports, change);
  if (changes.length === 0) return { ...proposed, state: 'merged', commit: seen.base.oid };
  if (seen.pullRequest?.number === number) return undefined;
  // Merged with changes of others, which the agent follows as well.
  const merge = await ports.github.mergeCommit(change.repository, number);
  if (merge !== undefined) return { ...proposed, state: 'merged', commit: merge.oid };
  return seen.pullRequest === undefined ? { ...proposed, state: 'closed', commit: '' } : undefined;
}

/** A look that had no answer says nothing: the next one may. */
async function unlessLost<T>(log: RepositoryPorts['log'], work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ActionError) || !['GITHUB_UNAVAILABLE', 'RATE_LIMITED'].includes(error.code)) throw error;
    log.info(error.message);
    return undefined;
  }
}
