import { ActionError, type ErrorCode } from '#error';
import type { Commit } from './result.ts';
import type { Round } from './round.ts';

/**
 * Git merges texts, not manifests: both sides may have added the same item. So what the merge made of the files is read
 * and held against what was to be there.
 * @throws ActionError EDIT_NOT_PROVED
 */
export async function unchangedByMerge({ situation, writing }: Round, { oid }: Commit): Promise<void> {
  const { github, repository } = writing;
  try {
    const missing = await situation.proposal.missingAt(github, { repository, oid });
    if (missing !== undefined) throw notProved(`"${missing}" does not hold the values at ${oid}`);
  } catch (error) {
    if (!(error instanceof ActionError) || error.code === 'EDIT_NOT_PROVED' || ofReading.has(error.code)) throw error;
    // What could be edited before cannot be any more: an item stands there twice, a document does not parse.
    throw notProved(`the files do not hold the values at ${oid}: ${error.message.replace(/\.$/, '')}`, error);
  }
}

const ofReading: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'TOKEN_INVALID',
  'PERMISSION_MISSING',
  'REPOSITORY_NOT_FOUND',
  'GITHUB_REFUSED',
  'GITHUB_UNAVAILABLE',
  'RATE_LIMITED',
]);

function notProved(problem: string, cause?: ActionError): ActionError {
  return new ActionError('EDIT_NOT_PROVED', `Merging was done, yet ${problem}.`, {
    hint: 'Look at the file: git merged two changes of it into something that neither of them meant.',
    ...(cause !== undefined && { cause }),
  });
}
