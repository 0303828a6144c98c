import { ActionError } from '#error';
import type { Secret } from '#secret';
import type { TokenScope } from './app-token.ts';
import type { Server } from './transport.ts';

/** The credentials in an action's inputs: a token, or an App's pair, which wins. */
export interface Credentials {
  readonly token: Secret | undefined;
  readonly appId: string;
  readonly privateKey: Secret | undefined;
}

export interface Session {
  readonly token: Secret;
  /** What the App lacks of the permissions that not every run needs. */
  readonly missing: readonly string[];
  /** Revokes what was minted; a token that was given stays. */
  readonly release: () => Promise<void>;
}

/** @throws ActionError INPUT_INVALID, and what minting throws */
export async function signIn(
  { token, appId, privateKey }: Credentials,
  server: Omit<Server, 'token'>,
  scope: TokenScope,
): Promise<Session> {
  if (appId !== '' && privateKey !== undefined) {
    // what signs is much, and not loaded for a token
    const { mintAppToken } = await import('./app-token.ts');
    return await mintAppToken({ id: appId, privateKey }, server, scope);
  }
  if (appId !== '' || privateKey !== undefined) {
    const given = appId === '' ? 'private-key' : 'app-id';
    throw new ActionError('INPUT_INVALID', `Signing in failed: \`${given}\` is given without its counterpart.`, {
      hint: 'Give both `app-id` and `private-key`, or neither.',
    });
  }
  if (token === undefined) {
    throw new ActionError('INPUT_INVALID', 'Signing in failed: there is neither a `token` nor an App’s pair.', {
      hint: 'Give `token`, or `app-id` and `private-key`.',
    });
  }
  return { token, missing: [], release: async () => undefined };
}
