import { ActionError } from '#error';
import { type HeaderFields, readBounded as readAtMost } from '#network';
import { isObject, parseJson } from './json.ts';

/** A response that was read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: HeaderFields;
  readonly bytes: Uint8Array;
}

/** What a registry says about a refusal. @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes */
export interface RegistryError {
  readonly code: string;
  readonly message: string;
}

export interface Bound {
  /** Bytes. */
  readonly limit: number;
  /** Who answers, for the error. */
  readonly host: string;
}

/**
 * Reads a body that is as long as it may be.
 * @throws ActionError LIMIT_EXCEEDED
 */
export async function readBounded(body: AsyncIterable<Uint8Array>, { limit, host }: Bound): Promise<Uint8Array> {
  const bytes = await readAtMost(body, limit);
  if (bytes !== undefined) return bytes;
  throw new ActionError('LIMIT_EXCEEDED', `Reading the answer of ${host} stopped after ${limit} bytes.`, {
    hint: `No manifest, token or error message is that long: check what answers at ${host}.`,
  });
}

/** The errors in an answer; none when it is no error document (a proxy's HTML page, the answer to HEAD). */
export function errorsOf({ bytes }: Pick<Answer, 'bytes'>): readonly RegistryError[] {
  const document = parseJson(bytes);
  return isObject(document) && Array.isArray(document.errors) ? document.errors.map(readError) : [];
}

function readError(error: unknown): RegistryError {
  const { code = 'UNKNOWN', message = '' } = isObject(error) ? error : {};
  return { code: String(code), message: String(message) };
}
