import { ActionError } from '#error';
import type { Purpose } from './refusal.ts';
import { TransientFailure } from './retry.ts';

const brokenConnections =
  /^(?:ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|EAI_AGAIN|UND_ERR_SOCKET|UND_ERR_CLOSED|UND_ERR_\w+_TIMEOUT)$/;

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

/** fetch hides the reason ("fetch failed", "terminated") in the error's cause. */
function reasonOf(error: unknown): string {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(inner instanceof Error)) return 'unknown error';
  return 'code' in inner && typeof inner.code === 'string' ? inner.code : inner.message;
}
