import type { ActionError } from '#error';
import { findingsFailure } from './check.ts';
import type { Result } from './result.ts';

/** The version is published, and its tags did not all get where they should; or a check found something. */
export function failure({ outcomes, findings = [] }: Result): ActionError | undefined {
  if (findings.length > 0) return findingsFailure(findings);
  return outcomes.flatMap(({ tags }) => tags).find(({ error }) => error !== undefined)?.error;
}
