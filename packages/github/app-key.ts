import { createAppAuth } from '@octokit/auth-app';
import { ActionError } from '#error';
import { Secret } from '#secret';

/** A GitHub App's own credentials. */
export interface AppKey {
  /** The App's id, or its client id. */
  readonly id: string;
  /** PEM. */
  readonly privateKey: Secret;
}

/** A JSON web token by which an App proves itself, valid for some minutes. @throws ActionError TOKEN_INVALID */
export async function signedBy({ id, privateKey }: AppKey): Promise<Secret> {
  try {
    // Secrets that went through one line of an environment file hold \n for each line end.
    const pem = privateKey.reveal().replaceAll('\\n', '\n');
    const { token } = await createAppAuth({ appId: id, privateKey: pem })({ type: 'app' });
    return new Secret(token);
  } catch {
    // The cause is left out: it may quote the key.
    throw new ActionError('TOKEN_INVALID', `Signing in as the App ${id} failed: its private key cannot be read.`, {
      hint: 'Store the whole .pem file as the secret, from -----BEGIN to the end of the -----END line.',
    });
  }
}
