import type { Identity } from '../git/commit-object.ts';
import { writeCommit } from '../git/commits.ts';
import { isJson, textOf } from '../rest/json.ts';
import { identityOf } from './account.ts';
import type { Repository } from './repository.ts';
import { writeSignedCommit } from './signed-commit.ts';
import type { Caller } from './tokens.ts';

interface RestCommit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  /** As received. */
  readonly author: unknown;
  readonly committer: unknown;
  readonly by: Caller;
}

/**
 * GitHub signs such a commit only for an App or a job, and only if it is told neither author nor committer.
 * https://docs.github.com/en/authentication/managing-commit-signature-verification/about-commit-signature-verification
 */
export async function writeRestCommit(repository: Repository, commit: RestCommit): Promise<string> {
  const { tree, parents, message, by } = commit;
  const [author, committer] = [identityIn(commit.author), identityIn(commit.committer)];
  const own = identityOf(by.actor);
  if (by.kind !== 'user' && author === undefined && committer === undefined) {
    return await writeSignedCommit(repository, { tree, parents, message, author: own });
  }
  const named = { author: author ?? own, committer: committer ?? author ?? own };
  return await writeCommit(repository.git, { tree, parents, message, ...named });
}

function identityIn(given: unknown): (Identity & { readonly date?: Date }) | undefined {
  if (!isJson(given)) return undefined;
  const date = textOf(given, 'date');
  const identity = { name: textOf(given, 'name') ?? '', email: textOf(given, 'email') ?? '' };
  return date === undefined ? identity : { ...identity, date: new Date(date) };
}
