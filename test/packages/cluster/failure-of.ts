import { ActionError } from '#error';

/** The failure that an attempt ends in. @throws what else it ends in */
export async function failureOf(attempt: Promise<unknown>): Promise<ActionError> {
  try {
    await attempt;
  } catch (error) {
    if (error instanceof ActionError) return error;
    throw error;
  }
  throw new Error('The attempt did not fail.');
}
