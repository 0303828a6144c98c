import { type KeyObject, verify } from 'node:crypto';
import { isJson } from '../rest/json.ts';

export interface Claims {
  readonly iss: string | number;
  /** Seconds since 1970. */
  readonly iat: number;
  readonly exp: number;
}

/** The claims of a token that the key signed by RS256 (RFC 7515, RFC 7518 §3.3); undefined of any other. */
export function verifiedClaims(token: string, key: KeyObject): Claims | undefined {
  const [header = '', payload = '', signature = '', ...rest] = token.split('.');
  const signed = Buffer.from(`${header}.${payload}`);
  if (rest.length > 0 || parsed(header)?.alg !== 'RS256') return undefined;
  if (!verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64url'))) return undefined;
  const { iss, iat, exp } = parsed(payload) ?? {};
  if (typeof iat !== 'number' || typeof exp !== 'number') return undefined;
  return typeof iss === 'string' || typeof iss === 'number' ? { iss, iat, exp } : undefined;
}

function parsed(part: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return isJson(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
