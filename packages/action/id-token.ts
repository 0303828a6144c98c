import { getIDToken } from '@actions/core';
import { ActionError } from '#error';
import { Secret } from '#secret';

/**
 * A token of the job for one audience, good for five minutes; the toolkit masks it.
 * @see https://docs.github.com/en/actions/concepts/security/openid-connect
 */
export async function idToken(audience: string): Promise<Secret> {
  try {
    return new Secret(await getIDToken(audience));
  } catch (cause) {
    throw new ActionError('PERMISSION_MISSING', `Asking GitHub for a token for "${audience}" failed.`, {
      hint: 'Give the job `permissions: id-token: write`. A workflow that a fork of the repository starts never has it.',
      cause,
    });
  }
}
