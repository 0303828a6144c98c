import { ActionError, type ErrorCode } from '#error';
import { type Check, checks, type PreflightRow } from './row.ts';

export function ok(check: Check, detail: string): PreflightRow {
  return { check, state: 'ok', detail };
}

export function warn(check: Check, detail: string): PreflightRow {
  return { check, state: 'warn', detail };
}

export function fail(check: Check, error: ActionError): PreflightRow {
  return { check, state: 'fail', detail: error.message, error };
}

/** Failures that belong to one check, wherever they turn up. */
const checkOf: Readonly<Partial<Record<ErrorCode, Check>>> = {
  K8S_UNREACHABLE: 'reach',
  TLS_UNTRUSTED: 'tls',
  AUTH_EXPIRED: 'auth',
  RBAC_DENIED: 'rbac',
  RBAC_ESCALATION: 'rbac-escalation',
  NAMESPACE_TERMINATING: 'namespace',
  CRD_STORED_VERSION: 'crd-storage',
  CONFLICT: 'conflicts',
};

/** The row of a failure; `check` is where it turned up. */
export function failAt(check: Check, error: ActionError): PreflightRow {
  return fail(checkOf[error.code] ?? check, error);
}

/** The whole table in its order: of several rows of a check the worst, for a check without one that it was not made. */
export function complete(rows: readonly PreflightRow[]): readonly PreflightRow[] {
  const hasFailed = rows.some(({ state }) => state === 'fail');
  const missing = hasFailed ? 'Not checked, because another check failed.' : 'Not needed.';
  return checks.map((check) => {
    const own = rows.filter((row) => row.check === check);
    const worst = (['fail', 'warn', 'ok'] as const).map((state) => own.find((row) => row.state === state));
    return worst.find((row) => row !== undefined) ?? { check, state: hasFailed ? 'warn' : 'ok', detail: missing };
  });
}

export type Attempted<T> = { readonly value: T } | { readonly error: ActionError };

/** What a check needs, or why it cannot be had. */
export async function attempted<T>(work: () => T | Promise<T>): Promise<Attempted<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    if (error instanceof ActionError) return { error };
    throw error;
  }
}
