import type { ErrorCode } from '#error';

/** Keys and indices that lead into a patch. */
export type Path = readonly (string | number)[];

interface Details {
  /** Where in the patch. */
  readonly path: Path;
  readonly hint: string;
}

/** Why a patch cannot be applied. Who knows the patch's text says at which line. */
export class PatchProblem extends Error {
  readonly code: ErrorCode;
  readonly path: Path;
  readonly hint: string;

  /** @param message a sentence that follows "Applying the patch failed:" */
  constructor(code: 'PATCH_INVALID' | 'PATCH_AMBIGUOUS', message: string, { path, hint }: Details) {
    super(message);
    this.code = code;
    this.path = path;
    this.hint = hint;
  }
}
