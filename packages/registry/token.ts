import { Secret } from '#secret';
import type { Answer } from './answer.ts';

export interface Token {
  readonly value: Secret;
  /** Milliseconds for which it can be used, with a margin for the way. */
  readonly lifetime: number;
}

const defaultSeconds = 60;
const marginSeconds = 5;

/** Reads a token service's answer. @see https://distribution.github.io/distribution/spec/auth/token/#token-response-fields */
export function readToken({ bytes }: Answer): Token | undefined {
  const fields = fieldsOf(bytes);
  const value = [fields.token, fields.access_token].find((field) => typeof field === 'string' && field !== '');
  // a token with a line break would end the header, and start another
  if (typeof value !== 'string' || !/^[\x21-\x7e]+$/.test(value)) return undefined;
  const seconds = typeof fields.expires_in === 'number' ? fields.expires_in : defaultSeconds;
  return { value: new Secret(value), lifetime: (seconds - marginSeconds) * 1_000 };
}

function fieldsOf(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const document: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return typeof document === 'object' && document !== null ? { ...document } : {};
  } catch {
    return {};
  }
}
