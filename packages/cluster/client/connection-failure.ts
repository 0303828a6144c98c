import { ActionError } from '#error';
import { advice } from './advice.ts';
import type { Call } from './call.ts';
import { oneLine } from './refusal.ts';

const untrusted =
  /^(?:UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|CERT_|ERR_TLS_CERT|INVALID_CA|HOSTNAME_MISMATCH|PATH_LENGTH|CRL_|ERROR_IN_)/;
// A name that does not exist stays so; everything else may be a server that starts again.
const passing = /^(?:ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|EAI_AGAIN|ERR_STREAM_PREMATURE_CLOSE|ERR_HTTP_\w+)$/;

/** A request that got no whole answer. */
export interface ConnectionFailure {
  readonly failure: ActionError;
  readonly mayPass: boolean;
}

export function connectionFailure({ operation }: Call, server: URL, cause: unknown): ConnectionFailure {
  if (cause instanceof ActionError) return { failure: cause, mayPass: false };
  const reason = reasonOf(cause);
  if (untrusted.test(reason)) {
    const said = cause instanceof Error ? oneLine(cause.message) : reason;
    const message = `${operation} failed: the certificate of ${server.host} is not trusted (${reason}, "${said}").`;
    return { failure: new ActionError('TLS_UNTRUSTED', message, { hint: advice.TLS_UNTRUSTED ?? '' }), mayPass: false };
  }
  const message = `${operation} failed: ${server.host} gave no answer (${reason}).`;
  const failure = new ActionError('K8S_UNREACHABLE', message, { hint: advice.K8S_UNREACHABLE ?? '', cause });
  return { failure, mayPass: passing.test(reason) };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  // several addresses were tried: node:net reports them together
  const inner = error instanceof AggregateError && error.errors[0] instanceof Error ? error.errors[0] : error;
  return 'code' in inner && typeof inner.code === 'string' ? inner.code : oneLine(inner.message);
}
