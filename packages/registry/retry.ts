import { setTimeout as sleep } from 'node:timers/promises';
import type { ActionError } from '#error';

/** Time, as retries and token lifetimes need it; tests bring their own. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  /** At least 0, below 1. */
  readonly random: () => number;
}

export const systemClock: Clock = { now: Date.now, sleep: (milliseconds) => sleep(milliseconds), random: Math.random };

export interface RetryPolicy {
  /** How many more times a request is made after a failure that may pass. */
  readonly retries: number;
  readonly clock: Clock;
}

/** A failure that may pass by itself. Never leaves this package: {@link retrying} throws what it stands for. */
export class TransientFailure extends Error {
  /** The error to report if it does not pass. */
  readonly failure: ActionError;
  /** How long the registry asked us to wait. */
  readonly retryAfter: number | undefined;

  constructor(failure: ActionError, retryAfter?: number) {
    super(failure.message);
    this.failure = failure;
    this.retryAfter = retryAfter;
  }
}

const firstWait = 1_000;
/** A registry that asks for more is better served by a later run. */
const longestWait = 120_000;

/** Repeats an attempt for as long as it fails with a {@link TransientFailure} and retries are left. */
export async function retrying<T>({ retries, clock }: RetryPolicy, attempt: () => Promise<T>): Promise<T> {
  for (let retry = 0; ; retry += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof TransientFailure)) throw error;
      const wait = error.retryAfter ?? firstWait * 2 ** retry * (0.5 + clock.random());
      if (retry >= retries || wait > longestWait) throw error.failure;
      await clock.sleep(wait);
    }
  }
}

/** `Retry-After` in milliseconds: seconds or a date. @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
export function retryAfterOf(header: string | null, clock: Clock): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1_000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - clock.now());
}
