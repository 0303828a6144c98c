import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** GitHub's runner sends SIGINT, 7.5 seconds later SIGTERM, and after 2.5 more it kills. */
const signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM'];
const patience = 6_000;
const pause = 100;
const interrupted = 130;

/**
 * What to do when the run is cancelled: children are told to stop, so that whoever waits for them clears up as after any
 * failure; then `clearUp` removes what may be left, and the process ends.
 */
export function onCancel(clearUp: () => Promise<void>): Disposable {
  let isCancelled = false;
  const cancel = (): void => {
    if (isCancelled) return;
    isCancelled = true;
    void stopChildren()
      .then(clearUp)
      .finally(() => process.exit(interrupted));
  };
  for (const signal of signals) process.on(signal, cancel);
  return {
    [Symbol.dispose]() {
      if (isCancelled) return;
      for (const signal of signals) process.off(signal, cancel);
    },
  };
}

/** Tells all child processes to end, and waits for them. Those that clear up are children too, and are waited for. */
export async function stopChildren(): Promise<void> {
  for (const child of await children()) stop(child);
  for (let quiet = 0, waited = 0; quiet < 2 && waited < patience; waited += pause) {
    await sleep(pause);
    quiet = (await children()).length === 0 ? quiet + 1 : 0;
  }
}

function stop(child: number): void {
  try {
    process.kill(child, 'SIGTERM');
  } catch {
    // it ended by itself
  }
}

/** Engines run on Linux, whose kernel lists them. @see https://man7.org/linux/man-pages/man5/proc_pid_task_tid_children.5.html */
async function children(): Promise<readonly number[]> {
  const list = await readFile(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').catch(() => '');
  return list
    .split(' ')
    .filter((pid) => pid !== '')
    .map(Number);
}
