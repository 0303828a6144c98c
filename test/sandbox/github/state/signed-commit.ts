import { type NewCommit, writeCommit } from '../git/commits.ts';
import { webFlow } from './account.ts';
import type { Repository } from './repository.ts';

/**
 * A commit that GitHub makes itself, which it signs with its own key. Here there is no key: which commits are signed is
 * remembered beside the repository. https://docs.github.com/en/authentication/managing-commit-signature-verification
 */
export async function writeSignedCommit(
  { git, signed, settings }: Repository,
  commit: Omit<NewCommit, 'committer'>,
): Promise<string> {
  const oid = await writeCommit(git, { ...commit, committer: webFlow });
  if (settings.signsCommits) signed.add(oid);
  return oid;
}
