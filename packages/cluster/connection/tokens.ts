import { readFile } from 'node:fs/promises';
import { Secret } from '#secret';
import { numberAt, parseJson } from '../json.ts';
import type { CredentialSource } from './connection.ts';

/** A token that stays as it is. */
export function staticToken(token: Secret): CredentialSource {
  return async () => ({ token });
}

/** A token that is made anew before it expires, as the OIDC tokens of a job are, which live for five minutes. */
export function mintedToken(mint: () => Promise<Secret>): CredentialSource {
  return async () => {
    const token = await mint();
    const expires = expiryOf(token);
    return { token, ...(expires !== undefined && { expires }) };
  };
}

/** What kubelets do not tell is when they replace a token; client-go reads it again each minute, too. */
const fileLifetime = 60_000;

/** A token that others replace in its file, as kubelets do. */
export function fileToken(path: string, now: () => number): CredentialSource {
  return async () => {
    const token = new Secret((await readFile(path, 'utf8')).trim());
    return { token, expires: now() + fileLifetime };
  };
}

/** When a JSON Web Token expires, in milliseconds since 1970. @see https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4 */
function expiryOf(token: Secret): number | undefined {
  const [, payload = ''] = token.reveal().split('.');
  const seconds = numberAt(parseJson(Buffer.from(payload, 'base64url').toString('utf8')), 'exp');
  return seconds === undefined ? undefined : seconds * 1000;
}
