import { applyEdit, type Edit, type EditResult, editOf, type Skipped } from '#manifest';
import type { Replacement, Selection } from '#workspace';
import type { Inputs } from './inputs.ts';
import type { Ports } from './ports.ts';
import { report } from './report.ts';
import type { Result } from './result.ts';

export async function run(inputs: Inputs, { log, readFiles, readPatchFiles, replaceFiles }: Ports): Promise<Result> {
  const wanted = editOf(inputs, await readPatchFiles());
  const selection = await readFiles();
  log.info(`Read ${selection.files.length} files.`);
  const edited = inputs.check ? applyEdit(selection.files, wanted) : editFiles(selection.files, wanted, replaceFiles());
  const edit = withUnreadable(edited, selection);
  const isChanged = edit.files.length > 0;
  const isRefused = isChanged && inputs.check;
  report(edit, log, isRefused ? 1 : 0);
  if (!isChanged) return { kind: 'unchanged', edit };
  return { kind: isRefused ? 'would-change' : 'changed', edit };
}

/** Edits files in their places: all of them, or none where the edit fails. */
function editFiles(files: Selection['files'], wanted: Edit, { put, commit, discard }: Replacement): EditResult {
  try {
    const edit = applyEdit(files, wanted, put);
    commit(edit.files);
    return edit;
  } finally {
    discard();
  }
}

/** Files that were found and are no text belong to what was left alone. */
function withUnreadable(edit: EditResult, { skipped }: Selection): EditResult {
  const unreadable = skipped.map(({ path, detail }): Skipped => ({ file: path, reason: 'unparsable', detail }));
  return { ...edit, skipped: [...edit.skipped, ...unreadable] };
}
