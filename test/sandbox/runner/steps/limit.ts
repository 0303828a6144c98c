import type { Frame } from './frame.ts';

export interface Countdown extends Disposable {
  /** Aborts when the time is over. */
  readonly signal: AbortSignal;
}

/** `timeout-minutes`; never over without one. */
export function startCountdown(minutes: number | undefined): Countdown {
  const timeout = new AbortController();
  const timer = minutes === undefined ? undefined : setTimeout(() => timeout.abort(), minutes * 60_000);
  return { signal: timeout.signal, [Symbol.dispose]: () => clearTimeout(timer) };
}

/** What ends a step early. One that starts after the cancellation (`if: always()`) is not ended by it. */
export function signalFor(frame: Frame, countdown?: Countdown): AbortSignal {
  const { cancelled, engine } = frame.job;
  const signals = [engine.disposed];
  if (countdown !== undefined) signals.push(countdown.signal);
  if (!cancelled.aborted) signals.push(cancelled);
  if (frame.signal !== undefined) signals.push(frame.signal);
  return AbortSignal.any(signals);
}
