import type { ActionError } from '#error';
import type { Result } from './result.ts';

/** The version is published, and its tags did not all get where they should. */
export function failure({ outcomes }: Result): ActionError | undefined {
  return outcomes.flatMap(({ tags }) => tags).find(({ error }) => error !== undefined)?.error;
}
