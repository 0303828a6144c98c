import { ActionError } from '#error';
import type { Answer } from './exchange.ts';
import type { Step } from './step.ts';

// The texts of the secondary limits; they come with 403 as well as 429, and not always with a header
// (https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api).
const limited = /rate limit|submitted too quickly|temporarily blocked from content creation|abuse detection/i;

export function isRateLimited({ status, headers }: Answer, message: string): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  return headers['x-ratelimit-remaining'] === '0' || headers['retry-after'] !== undefined || limited.test(message);
}

export function isLimitMessage(message: string): boolean {
  return limited.test(message);
}

export function rateLimited(step: Step, headers: Answer['headers'], message: string): ActionError {
  return new ActionError('RATE_LIMITED', `${step.doing} failed: GitHub limits the rate of this token (${message}).`, {
    hint: `Run the step again ${retryTime(headers)}. A GitHub App's token has a budget of its own.`,
  });
}

/** How long GitHub asks to wait; undefined where it does not limit the rate. */
export function secondsToWait(answer: Answer, message: string, attempt: number): number | undefined {
  return isRateLimited(answer, message) ? secondsUntilReset(answer.headers, attempt) : undefined;
}

/** As documented: `retry-after`, else the time of the reset, else a minute that doubles. */
export function secondsUntilReset(headers: Answer['headers'], attempt: number): number {
  const after = Number(headers['retry-after']);
  if (Number.isFinite(after)) return after;
  const reset = Number(headers['x-ratelimit-reset']);
  if (headers['x-ratelimit-remaining'] === '0' && Number.isFinite(reset)) {
    return Math.max(0, reset - Date.now() / 1_000) + 1;
  }
  return 60 * 2 ** (attempt - 1);
}

function retryTime(headers: Answer['headers']): string {
  const seconds = Number(headers['retry-after']);
  if (Number.isFinite(seconds)) return `in ${seconds} s`;
  const reset = Number(headers['x-ratelimit-reset']);
  const spent = headers['x-ratelimit-remaining'] === '0';
  if (spent && Number.isFinite(reset)) return `after ${new Date(reset * 1000).toISOString()}`;
  return 'in a minute or more';
}
