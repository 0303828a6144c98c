import type { InputValues } from '#input';
import { linesOf, oneOf, optional, verbatim } from '#input';
import { type ImageRequest, imageRequest } from './image/request.ts';
import { type EditRules, ruleInputs, rulesOf } from './rules.ts';
import { parseStatements } from './set/parse-statements.ts';
import type { Statement } from './set/statement.ts';
import type { FanOut } from './tree-edit.ts';

/** The inputs that say what to edit; every action that edits manifests has them. */
export const editInputs = {
  image: linesOf(imageRequest),
  /** Read by `editOf`: a value may be secret, and the errors of input parsers quote what they refuse. */
  set: verbatim,
  'fan-out': optional(oneOf('deny', 'allow')),
  ...ruleInputs,
};

/** What to change in manifests. */
export interface Edit {
  readonly images: readonly ImageRequest[];
  readonly statements: readonly Statement[];
  /** Whether an edit may show at every place that repeats the value by an alias or a merge key. */
  readonly fanOut: FanOut;
  readonly rules: EditRules;
}

/**
 * Reads the statements of `set`.
 * @throws ActionError SELECTOR_INVALID naming the line
 */
export function editOf({ image, set, fanOut = 'deny', ...rules }: InputValues<typeof editInputs>): Edit {
  return { images: image, statements: parseStatements(set), fanOut, rules: rulesOf(rules) };
}
