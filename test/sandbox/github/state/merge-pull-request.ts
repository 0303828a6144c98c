import { countCommits, listCommits, readCommit } from '../git/commits.ts';
import { mergeTrees, rebase } from '../git/merge.ts';
import { zeros } from '../git/move-refs.ts';
import { readRef, swapRefs } from '../git/refs.ts';
import { identityOf, webFlow } from './account.ts';
import type { MergeMethod } from './merge-method.ts';
import { mergeProblem } from './merge-permission.ts';
import type { PullRequest } from './pull-request.ts';
import { refsChanged } from './refs-changed.ts';
import type { Repository } from './repository.ts';
import { writeSignedCommit } from './signed-commit.ts';
import type { Caller } from './tokens.ts';
import type { World } from './world.ts';

export interface Merging {
  readonly pullRequest: PullRequest;
  readonly method: MergeMethod;
  readonly by: Caller;
  /** The head the caller has seen; the merge is refused if it has moved since. */
  readonly expectedHead?: string;
  readonly headline?: string;
  readonly body?: string;
  /** The queue merges what may not be merged by hand. */
  readonly fromQueue?: boolean;
}

export type MergeOutcome =
  | { readonly kind: 'merged'; readonly commit: string; readonly pullRequest: PullRequest }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'head-moved' | 'base-moved' };

export async function mergePullRequest(world: World, repository: Repository, merging: Merging): Promise<MergeOutcome> {
  const { git, pullRequests } = repository;
  const { number, baseRefName, headOid } = merging.pullRequest;
  if (merging.expectedHead !== undefined && merging.expectedHead !== headOid) return { kind: 'head-moved' };
  const name = `refs/heads/${baseRefName}`;
  const base = await readRef(git, name);
  const problem = merging.fromQueue === true ? undefined : await mergeProblem(repository, merging.pullRequest, merging);
  if (problem !== undefined) return { kind: 'refused', message: problem };
  const commit = base === undefined ? undefined : await mergeCommit(repository, merging, base.oid);
  if (base === undefined || commit === undefined) return { kind: 'refused', message: 'Pull Request is not mergeable' };
  // Others have had time to merge it, close it or add to it.
  const now = pullRequests.get(number);
  if (now?.state !== 'open') return { kind: 'refused', message: 'Pull Request is not mergeable' };
  if (now.headOid !== headOid) return { kind: 'head-moved' };
  const changes = await swapRefs(git, [{ name, before: base.oid, after: commit }]);
  if (changes === undefined) return { kind: 'base-moved' };
  const by = merging.by.actor;
  const merge = { by, commit, at: new Date() };
  const pullRequest = pullRequests.update(number, { state: 'merged', merge, closedBy: by });
  await refsChanged(world, repository, { changes, by: merging.by });
  await deleteHead(world, repository, merging);
  return { kind: 'merged', commit, pullRequest };
}

async function deleteHead(world: World, repository: Repository, { pullRequest, by }: Merging): Promise<void> {
  if (!repository.settings.deleteBranchOnMerge) return;
  const name = `refs/heads/${pullRequest.headRefName}`;
  const changes = await swapRefs(repository.git, [{ name, before: pullRequest.headOid, after: zeros }]);
  if (changes !== undefined) await refsChanged(world, repository, { changes, by });
}

/** Undefined where the branches conflict. */
async function mergeCommit(repository: Repository, merging: Merging, base: string): Promise<string | undefined> {
  const { git, owner } = repository;
  const { title, number, headRefName, headOid, author } = merging.pullRequest;
  if (merging.method === 'rebase') return await rebase(git, { onto: base, head: headOid }, webFlow);
  const tree = await mergeTrees(git, base, headOid);
  if (tree === undefined) return undefined;
  if (merging.method === 'merge') {
    const headline = merging.headline ?? `Merge pull request #${number} from ${owner}/${headRefName}`;
    const message = `${headline}\n\n${merging.body ?? title}`;
    const parents = [base, headOid];
    return await writeSignedCommit(repository, { tree, parents, message, author: identityOf(merging.by.actor) });
  }
  const preset = await squashMessage({ git }, merging.pullRequest, base);
  const message = `${merging.headline ?? preset.headline}\n\n${merging.body ?? preset.body}`;
  return await writeSignedCommit(repository, { tree, parents: [base], message, author: identityOf(author) });
}

/** GitHub's default: a single commit's own message, otherwise the title and a list of the commits. */
async function squashMessage(
  { git }: Pick<Repository, 'git'>,
  { title, number, headOid }: PullRequest,
  base: string,
): Promise<{ readonly headline: string; readonly body: string }> {
  if ((await countCommits(git, `${base}..${headOid}`)) === 1) {
    const [headline = '', ...body] = (await readCommit(git, headOid)).message.split('\n');
    return { headline: `${headline} (#${number})`, body: body.join('\n').trim() };
  }
  const commits = (await listCommits(git, `${base}..${headOid}`)).toReversed();
  return { headline: `${title} (#${number})`, body: commits.map(({ message }) => `* ${message}`).join('\n\n') };
}
