import { inspect } from 'node:util';

const redacted = '***';

/**
 * A value that cannot be printed by accident: strings, JSON, template literals and `inspect` all show `***`.
 * The runner masks it in logs too; this holds where no runner looks (errors, outputs, summaries, files).
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself. Call it only where it leaves the process: a header, a child's environment. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return redacted;
  }

  toJSON(): string {
    return redacted;
  }

  [Symbol.toPrimitive](): string {
    return redacted;
  }

  [inspect.custom](): string {
    return redacted;
  }
}
