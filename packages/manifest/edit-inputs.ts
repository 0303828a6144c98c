import { lines, linesOf, oneOf, optional, verbatim } from '#input';
import { imageRequest } from './image/request.ts';
import { mappedList } from './patch/schemas/key-map.ts';
import { ruleInputs } from './rules.ts';
import { targetInput } from './target/read-target.ts';

/** The inputs that say what to edit; every action that edits manifests has them. */
export const editInputs = {
  image: linesOf(imageRequest),
  /** Read by `editOf`: a value may be secret, and the errors of input parsers quote what they refuse. */
  set: verbatim,
  patch: verbatim,
  /** Paths of files; who runs the edit reads them. */
  'patch-file': lines,
  'patch-type': optional(oneOf('auto', 'strategic', 'merge', 'json')),
  'key-map': linesOf(mappedList),
  target: targetInput,
  'fan-out': optional(oneOf('deny', 'allow')),
  ...ruleInputs,
};
