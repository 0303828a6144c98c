import { applyEdit, type EditResult, editOf, type Skipped } from '#manifest';
import type { Selection } from '#workspace';
import type { Inputs } from './inputs.ts';
import type { Ports } from './ports.ts';
import { report } from './report.ts';
import type { Result } from './result.ts';

export async function run(inputs: Inputs, { log, readFiles, readPatchFiles, writeFiles }: Ports): Promise<Result> {
  const wanted = editOf(inputs, await readPatchFiles());
  const selection = await readFiles();
  log.info(`Read ${selection.files.length} files.`);
  const edit = withUnreadable(applyEdit(selection.files, wanted), selection);
  const isChanged = edit.files.length > 0;
  if (isChanged && !inputs.check) await writeFiles(edit.files);
  const isRefused = isChanged && inputs.check;
  report(edit, log, isRefused ? 1 : 0);
  if (!isChanged) return { kind: 'unchanged', edit };
  return { kind: isRefused ? 'would-change' : 'changed', edit };
}

/** Files that were found and are no text belong to what was left alone. */
function withUnreadable(edit: EditResult, { skipped }: Selection): EditResult {
  const unreadable = skipped.map(({ path, detail }): Skipped => ({ file: path, reason: 'unparsable', detail }));
  return { ...edit, skipped: [...edit.skipped, ...unreadable] };
}
