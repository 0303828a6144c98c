import { setTimeout as sleep } from 'node:timers/promises';
import { type CiState, type CiWanted, ciState } from '#toolchain';
import type { Ports } from './ports.ts';

const shortestPause = 250;
const longestPause = 15_000;
/** A run that was just started is listed some moments later. */
const longestAbsence = 120_000;

/** A commit is often pushed together with its tag: its tests then still run. */
export async function awaitCi(wanted: CiWanted, timeout: number, { releases, commit, log }: Ports): Promise<CiState> {
  const start = performance.now();
  for (let pause = shortestPause; ; pause = Math.min(longestPause, pause * 2)) {
    const runs = await releases.runs(commit);
    const state = ciState({ runs, checkRuns: await releases.checkRuns(commit) }, wanted);
    if (state.kind === 'passed' || state.kind === 'failed') return state;
    const allowed = state.kind === 'absent' ? Math.min(timeout, longestAbsence) : timeout;
    const left = start + allowed - performance.now();
    if (left <= 0) return state;
    if (pause === shortestPause) log.info(`Waiting for ${wanted.workflow} at ${commit}`);
    await sleep(Math.min(pause, left));
  }
}
