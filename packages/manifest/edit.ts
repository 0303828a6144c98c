import type { InputValues } from '#input';
import { linesOf, oneOf, verbatim } from '#input';
import { type ImageEdit, imageRequest, pinned } from './image/request.ts';
import { downgrade, type EditRules, onMissing, orElse, pin } from './rules.ts';
import { parseStatements } from './set/parse-statements.ts';
import type { Statement } from './set/statement.ts';
import type { FanOut } from './tree-edit.ts';

/** The inputs that say what to edit; every action that edits manifests has them. */
export const editInputs = {
  image: linesOf(imageRequest),
  /** Read by `editOf`: a value may be secret, and the errors of input parsers quote what they refuse. */
  set: verbatim,
  'fan-out': orElse('deny', oneOf('deny', 'allow')),
  pin,
  downgrade,
  'on-missing': onMissing,
};

/** What to change in manifests. */
export interface Edit {
  readonly images: readonly ImageEdit[];
  readonly statements: readonly Statement[];
  /** Whether an edit may show at every place that repeats the value by an alias or a merge key. */
  readonly fanOut: FanOut;
  readonly rules: EditRules;
}

/**
 * Reads the statements of `set`, and settles how images are written.
 * @throws ActionError SELECTOR_INVALID naming the line, INPUT_INVALID where an image lacks what `pin` asks for
 */
export function editOf({ image, set, fanOut, ...rules }: InputValues<typeof editInputs>): Edit {
  return { images: image.map((request) => pinned(request, rules)), statements: parseStatements(set), fanOut, rules };
}
