import { ActionError } from '#error';
import { applyEdit } from '#manifest';
import type { Commit } from './result.ts';
import type { Round } from './round.ts';

/**
 * Git merges texts, not manifests: both sides may have added the same item. So what the merge made of the files is read,
 * and the edit must find nothing left to change.
 * @throws ActionError EDIT_NOT_PROVED
 */
export async function unchangedByMerge({ situation, writing }: Round, commit: Commit): Promise<void> {
  const { seen, edit, wanted } = situation;
  const paths = wanted.files.map(({ path }) => path);
  const merged = await writing.github.readFiles({ repository: writing.repository, oid: commit.oid }, paths);
  const texts = new Map(merged.map(({ path, text }) => [path, text]));
  const files = seen.base.files.map((file) => ({ ...file, text: texts.get(file.path) ?? file.text }));
  const again = applyEdit(files, edit);
  const [first] = again.files;
  if (first === undefined && merged.length === paths.length) return;
  throw new ActionError(
    'EDIT_NOT_PROVED',
    `Merging was done, yet "${first?.path ?? paths.join(', ')}" does not hold the values at ${commit.oid}.`,
    { hint: 'Look at the file: git merged two changes of it into something that neither of them meant.' },
  );
}
