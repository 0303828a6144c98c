import { countCommits, listCommits, readCommit, writeCommit } from '../git/commits.ts';
import { mergeTrees, rebase } from '../git/merge.ts';
import { readRef, swapRefs } from '../git/refs.ts';
import { identityOf, webFlow } from './account.ts';
import type { PullRequest } from './pull-request.ts';
import { refsChanged } from './refs-changed.ts';
import type { Repository } from './repository.ts';
import type { Caller } from './tokens.ts';
import type { World } from './world.ts';

export type MergeMethod = 'merge' | 'squash' | 'rebase';

export interface Merging {
  readonly pullRequest: PullRequest;
  readonly method: MergeMethod;
  readonly by: Caller;
  /** The head the caller has seen; the merge is refused if it has moved since. */
  readonly expectedHead?: string;
  readonly headline?: string;
  readonly body?: string;
}

export type MergeOutcome =
  | { readonly kind: 'merged'; readonly commit: string; readonly pullRequest: PullRequest }
  | { readonly kind: 'head-moved' | 'base-moved' | 'not-mergeable' | 'draft' };

export async function mergePullRequest(world: World, repository: Repository, merging: Merging): Promise<MergeOutcome> {
  const { git, pullRequests } = repository;
  const { state, draft, number, baseRefName, headOid } = merging.pullRequest;
  if (state !== 'open') return { kind: 'not-mergeable' };
  if (draft) return { kind: 'draft' };
  if (merging.expectedHead !== undefined && merging.expectedHead !== headOid) return { kind: 'head-moved' };
  const name = `refs/heads/${baseRefName}`;
  const base = await readRef(git, name);
  if (base === undefined) return { kind: 'not-mergeable' };
  const commit = await mergeCommit(repository, merging, base.oid);
  if (commit === undefined) return { kind: 'not-mergeable' };
  const changes = await swapRefs(git, [{ name, before: base.oid, after: commit }]);
  if (changes === undefined) return { kind: 'base-moved' };
  const merge = { by: merging.by.actor, commit, at: new Date() };
  const pullRequest = pullRequests.update(number, { state: 'merged', merge });
  await refsChanged(world, repository, { changes, by: merging.by });
  return { kind: 'merged', commit, pullRequest };
}

/** Undefined where the branches conflict. */
async function mergeCommit({ git, owner }: Repository, merging: Merging, base: string): Promise<string | undefined> {
  const { title, number, headRefName, headOid, author } = merging.pullRequest;
  if (merging.method === 'rebase') return await rebase(git, { onto: base, head: headOid }, webFlow);
  const tree = await mergeTrees(git, base, headOid);
  if (tree === undefined) return undefined;
  if (merging.method === 'merge') {
    const headline = merging.headline ?? `Merge pull request #${number} from ${owner}/${headRefName}`;
    const message = `${headline}\n\n${merging.body ?? title}`;
    const parents = [base, headOid];
    return await writeCommit(git, { tree, parents, message, author: identityOf(merging.by.actor), committer: webFlow });
  }
  const preset = await squashMessage({ git }, merging.pullRequest, base);
  const message = `${merging.headline ?? preset.headline}\n\n${merging.body ?? preset.body}`;
  return await writeCommit(git, { tree, parents: [base], message, author: identityOf(author), committer: webFlow });
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

/** Whether the head still merges into the base as they stand; undefined if one of them is gone. */
export async function isMergeable({ git }: Repository, pullRequest: PullRequest): Promise<boolean | undefined> {
  const base = await readRef(git, `refs/heads/${pullRequest.baseRefName}`);
  if (base === undefined) return undefined;
  return (await mergeTrees(git, base.oid, pullRequest.headOid)) !== undefined;
}
