/** The run cannot start; GitHub shows it as an invalid workflow file, conclusion `startup_failure`. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
}

/** Something GitHub would do and this runner does not. It is always said aloud: a skipped key would be a false success. */
export class NotImplemented extends Error {
  override readonly name = 'NotImplemented';

  constructor(what: string) {
    super(`The sandbox's runner does not implement ${what}.`);
  }
}

/** A step fails for the reason that its message gives, with nothing more to say. */
export class StepProblem extends Error {
  override readonly name = 'StepProblem';
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
