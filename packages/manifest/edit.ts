import type { InputValues } from '#input';
import type { editInputs } from './edit-inputs.ts';
import type { ImageRequest } from './image/request.ts';
import { type Patch, parsePatches } from './patch/patch.ts';
import { type EditRules, rulesOf } from './rules.ts';
import { parseStatements } from './set/parse-statements.ts';
import type { Statement } from './set/statement.ts';
import type { Target } from './target/target.ts';
import type { FanOut } from './tree-edit.ts';
import type { File } from './yaml/file.ts';

/** What to change in manifests. */
export interface Edit {
  readonly images: readonly ImageRequest[];
  readonly statements: readonly Statement[];
  readonly patches: readonly Patch[];
  /** The document that statements without a section are about. */
  readonly target: Target | undefined;
  /** Whether an edit may show at every place that repeats the value by an alias or a merge key. */
  readonly fanOut: FanOut;
  readonly rules: EditRules;
}

/**
 * Reads the statements of `set` and the patches.
 * @param patchFiles what stands in the files that the input `patch-file` names
 * @throws ActionError SELECTOR_INVALID naming the line, PATCH_INVALID
 */
export function editOf(
  {
    image,
    set,
    patch,
    patchType: type = 'auto',
    keyMap: lists,
    target,
    fanOut = 'deny',
    ...rules
  }: InputValues<typeof editInputs>,
  patchFiles: readonly File[] = [],
): Edit {
  const options = { type, target, lists };
  return {
    images: image,
    statements: parseStatements(set),
    patches: [patch, ...patchFiles].flatMap((source) => parsePatches(source, options)),
    target,
    fanOut,
    rules: rulesOf(rules),
  };
}
