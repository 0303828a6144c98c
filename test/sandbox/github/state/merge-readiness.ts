import { isFastForward, readRef } from '../git/refs.ts';
import { isMergeable } from './is-mergeable.ts';
import { approversOf, type PullRequest } from './pull-request.ts';
import type { Repository } from './repository.ts';
import { rulesOf, violation } from './rules.ts';
import type { CheckState } from './statuses.ts';

/** What GraphQL calls `mergeStateStatus`, with GitHub's words for why a merge is refused. */
export type Readiness =
  | { readonly state: 'CLEAN' | 'UNSTABLE' }
  | { readonly state: 'UNKNOWN' | 'DIRTY' | 'DRAFT' | 'BLOCKED' | 'BEHIND'; readonly message: string };

export async function readinessOf(repository: Repository, pullRequest: PullRequest): Promise<Readiness> {
  const mergeable = pullRequest.state === 'open' ? await isMergeable(repository, pullRequest) : undefined;
  if (mergeable === undefined) return { state: 'UNKNOWN', message: 'Pull Request is not mergeable' };
  if (!mergeable) return { state: 'DIRTY', message: 'Pull Request is not mergeable' };
  if (pullRequest.draft) return { state: 'DRAFT', message: 'Pull Request is still a draft' };
  const statuses = repository.statuses.of(pullRequest.headOid);
  const missing = requirementProblem(repository, pullRequest, statuses);
  if (missing !== undefined) return { state: 'BLOCKED', message: violation(missing) };
  if (await isBehind(repository, pullRequest)) {
    return { state: 'BEHIND', message: violation('Head branch is not up to date with the base branch.') };
  }
  return { state: [...statuses.values()].every((state) => state === 'success') ? 'CLEAN' : 'UNSTABLE' };
}

function requirementProblem(
  repository: Repository,
  pull: PullRequest,
  statuses: ReadonlyMap<string, CheckState>,
): string | undefined {
  const { pullRequest, checks = [] } = rulesOf(repository, pull.baseRefName);
  const approvals = pullRequest?.approvals ?? 0;
  if (approversOf(pull).length < approvals) {
    return `At least ${approvals} approving review${approvals === 1 ? ' is' : 's are'} required by reviewers with write access.`;
  }
  const context = checks.find((check) => statuses.get(check) !== 'success');
  if (context === undefined) return undefined;
  const is = statuses.get(context) === 'failure' ? 'failing' : 'expected';
  return `Required status check "${context}" is ${is}.`;
}

async function isBehind(repository: Repository, { baseRefName, headOid }: PullRequest): Promise<boolean> {
  if (rulesOf(repository, baseRefName).upToDate !== true) return false;
  const base = await readRef(repository.git, `refs/heads/${baseRefName}`);
  return base !== undefined && !(await isFastForward(repository.git, base.oid, headOid));
}
