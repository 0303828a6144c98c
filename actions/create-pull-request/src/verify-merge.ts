import { ActionError } from '#error';
import type { Commit } from './result.ts';
import type { Round } from './round.ts';

/**
 * Git merges texts, not manifests: both sides may have added the same item. So what the merge made of the files is read
 * and held against what was to be there.
 * @throws ActionError EDIT_NOT_PROVED
 */
export async function unchangedByMerge({ situation, writing }: Round, { oid }: Commit): Promise<void> {
  const { github, repository } = writing;
  const missing = await situation.proposal.missingAt(github, { repository, oid });
  if (missing === undefined) return;
  throw new ActionError('EDIT_NOT_PROVED', `Merging was done, yet "${missing}" does not hold the values at ${oid}.`, {
    hint: 'Look at the file: git merged two changes of it into something that neither of them meant.',
  });
}
