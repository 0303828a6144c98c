import { Secret } from '#secret';
import type { Answer } from './answer.ts';
import { isObject, parseJson } from './json.ts';

export interface Token {
  readonly value: Secret;
  /** Milliseconds for which it can be used, with a margin for the way. */
  readonly lifetime: number;
}

const defaultSeconds = 60;
const marginSeconds = 5;

/** Reads a token service's answer. @see https://distribution.github.io/distribution/spec/auth/token/#token-response-fields */
export function readToken({ bytes }: Answer): Token | undefined {
  const fields = parseJson(bytes);
  if (!isObject(fields)) return undefined;
  const value = [fields.token, fields.access_token].find((field) => typeof field === 'string' && field !== '');
  // a token with a line break would end the header, and start another
  if (typeof value !== 'string' || !/^[\x21-\x7e]+$/.test(value)) return undefined;
  const seconds = typeof fields.expires_in === 'number' ? fields.expires_in : defaultSeconds;
  return { value: new Secret(value), lifetime: (seconds - marginSeconds) * 1_000 };
}
