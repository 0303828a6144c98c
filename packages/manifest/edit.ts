import type { InputValues } from '#input';
import { linesOf, verbatim } from '#input';
import { type ImageRequest, imageRequest } from './image/request.ts';
import { parseStatements } from './set/parse-statements.ts';
import type { Statement } from './set/statement.ts';

/** The inputs that say what to edit; every action that edits manifests has them. */
export const editInputs = {
  image: linesOf(imageRequest),
  /** Read by `editOf`: a value may be secret, and the errors of input parsers quote what they refuse. */
  set: verbatim,
};

/** What to change in manifests. */
export interface Edit {
  readonly images: readonly ImageRequest[];
  readonly statements: readonly Statement[];
}

/**
 * Reads the statements of `set`.
 * @throws ActionError SELECTOR_INVALID naming the line
 */
export function editOf({ image, set }: InputValues<typeof editInputs>): Edit {
  return { images: image, statements: parseStatements(set) };
}
