import type { IncomingMessage } from 'node:http';
import { anonymous, type Caller } from '../state/tokens.ts';
import type { World } from '../state/world.ts';

/** Why nobody is let in, in the words of GitHub. */
export interface Rejection {
  readonly problem: string;
}

/**
 * The caller of a request: `Authorization: Bearer`, `token`, or Basic with the token as password, as git sends it.
 * A GitHub App that has no token yet sends a JSON web token that it has signed.
 */
export function authenticate(request: IncomingMessage, { tokens, apps }: World): Caller | Rejection {
  const { authorization } = request.headers;
  if (authorization === undefined) return anonymous;
  const [scheme = '', value = ''] = authorization.split(/ +/);
  if (value.split('.').length === 3) {
    const app = apps.signerOf(value);
    return 'problem' in app ? app : { id: `app:${app.id}`, actor: app.slug, kind: 'signer', grant: undefined, app };
  }
  return tokens.caller(scheme.toLowerCase() === 'basic' ? passwordOf(value) : value) ?? { problem: 'Bad credentials' };
}

function passwordOf(basic: string): string {
  const text = Buffer.from(basic, 'base64').toString('utf8');
  return text.slice(text.indexOf(':') + 1);
}
