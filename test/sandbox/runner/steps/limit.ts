import type { Frame } from './frame.ts';

export interface Limit extends Disposable {
  /** Aborts when the step must end. */
  readonly signal: AbortSignal;
  /** Whether that was because of its own `timeout-minutes`. */
  readonly expired: () => boolean;
}

/** What ends a step early. One that starts after the cancellation (`if: always()`) is not ended by it. */
export function limitOf(frame: Frame, minutes: number | undefined): Limit {
  const { cancelled, engine } = frame.job;
  const timeout = new AbortController();
  const timer = minutes === undefined ? undefined : setTimeout(() => timeout.abort(), minutes * 60_000);
  const signals = [engine.disposed, timeout.signal];
  if (!cancelled.aborted) signals.push(cancelled);
  if (frame.signal !== undefined) signals.push(frame.signal);
  return {
    signal: AbortSignal.any(signals),
    expired: () => timeout.signal.aborted,
    [Symbol.dispose]: () => clearTimeout(timer),
  };
}
