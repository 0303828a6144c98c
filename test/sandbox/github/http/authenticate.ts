import type { IncomingMessage } from 'node:http';
import { anonymous, type Caller, type Tokens } from '../state/tokens.ts';

/**
 * The caller of a request: `Authorization: Bearer`, `token`, or Basic with the token as password, as git sends it.
 * Undefined if the token is unknown or revoked.
 */
export function authenticate(request: IncomingMessage, tokens: Tokens): Caller | undefined {
  const { authorization } = request.headers;
  if (authorization === undefined) return anonymous;
  const [scheme = '', value = ''] = authorization.split(/ +/);
  return tokens.caller(scheme.toLowerCase() === 'basic' ? passwordOf(value) : value);
}

function passwordOf(basic: string): string {
  const text = Buffer.from(basic, 'base64').toString('utf8');
  return text.slice(text.indexOf(':') + 1);
}
