import type { ActionError } from '#error';
import type { Result } from './result.ts';

export function failure({ refusals }: Result): ActionError | undefined {
  return refusals[0];
}
