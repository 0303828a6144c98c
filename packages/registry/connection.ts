import { ActionError } from '#error';
import type { Purpose } from './refusal.ts';
import { TransientFailure } from './retry.ts';

const brokenConnections = /^(?:ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|EAI_AGAIN)$/;

/**
 * What to throw for a request that got no whole answer. Another try may help when the connection broke; a name that
 * does not exist, or a bad certificate, stays as it is.
 */
export function connectionFailure({ operation, registry }: Purpose, cause: unknown): Error {
  if (cause instanceof ActionError) return cause;
  const reason = reasonOf(cause);
  const failure = new ActionError(
    'REGISTRY_UNAVAILABLE',
    `${operation} failed: ${registry} gave no answer (${reason}).`,
    {
      hint: `Check that ${registry} is spelled right, is up, and can be reached from this runner; then run the job again.`,
      cause,
    },
  );
  const timedOut = cause instanceof Error && cause.name === 'TimeoutError';
  return timedOut || brokenConnections.test(reason) ? new TransientFailure(failure) : failure;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
