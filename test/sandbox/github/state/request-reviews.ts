import type { PullRequest } from './pull-request.ts';
import type { Repository } from './repository.ts';
import type { Team } from './world.ts';

export interface Reviewers {
  /** Logins. */
  readonly users: readonly string[];
  readonly teams: readonly Team[];
}

/** All or none of them, in the words of GitHub where one cannot be asked. */
export function requestReviews(
  repository: Repository,
  { number, author, requestedUsers, requestedTeams }: PullRequest,
  { users, teams, keepsOthers }: Reviewers & { readonly keepsOthers: boolean },
): { readonly pullRequest: PullRequest } | { readonly problem: string } {
  const { nameWithOwner, collaborators, owner } = repository;
  if (users.includes(author)) return { problem: 'Review cannot be requested from pull request author.' };
  const isStrange =
    users.some((login) => login !== owner && !collaborators.has(login)) ||
    teams.some((team) => !team.repositories.has(nameWithOwner));
  if (isStrange) {
    const who = 'One or more of the users or teams you specified is not a collaborator';
    return { problem: `Reviews may only be requested from collaborators. ${who} of the ${nameWithOwner} repository.` };
  }
  const slugs = teams.map(({ slug }) => slug);
  const change = {
    requestedUsers: [...new Set([...(keepsOthers ? requestedUsers : []), ...users])],
    requestedTeams: [...new Set([...(keepsOthers ? requestedTeams : []), ...slugs])],
  };
  return { pullRequest: repository.pullRequests.update(number, change) };
}
