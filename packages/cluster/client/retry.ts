import type { Answer } from './call.ts';

/** Words of a 500 that stays: the request itself cannot be done. */
const lasting = /failed to create typed (?:patch )?object|request to convert CR/;

/** A namespace that was just made has no service account yet. */
const early = /error looking up service account/;

/** Whether the same request may be answered otherwise a moment later. */
export function mayPass({ status, text }: Answer): boolean {
  if (status === 429 || status === 408 || (status > 500 && status < 505)) return true;
  if (status === 403) return early.test(text);
  return status === 500 && !lasting.test(text);
}

const firstWait = 100;
const longestWait = 5_000;

/** How long to wait before the next attempt, in milliseconds: what the server asks for, else ever longer. */
export function waitBefore(attempt: number, retryAfter: string | undefined): number {
  if (retryAfter !== undefined && /^\d+$/.test(retryAfter)) return Number(retryAfter) * 1000;
  return Math.min(longestWait, firstWait * 2 ** attempt);
}
