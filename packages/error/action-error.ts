import type { ErrorCode } from './codes.ts';
import type { Position } from './position.ts';

export interface ErrorDetails {
  /** What the reader should do next, as a sentence. */
  readonly hint?: string;
  /** Where in a file the cause stands; becomes an annotation there. */
  readonly at?: Position;
  readonly cause?: unknown;
}

/**
 * An expected failure. The message says what was attempted and what was found, the hint what to do.
 * Everything else that is thrown is a bug of ours, and is reported as such.
 */
export class ActionError extends Error {
  override readonly name = 'ActionError';
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly at: Position | undefined;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.hint = details.hint;
    this.at = details.at;
  }
}
