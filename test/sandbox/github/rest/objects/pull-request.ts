import { countCommits } from '../../git/commits.ts';
import { diffStatistics } from '../../git/diff.ts';
import { account } from '../../state/account.ts';
import { isMergeable } from '../../state/is-mergeable.ts';
import { readinessOf } from '../../state/merge-readiness.ts';
import { nodeId } from '../../state/node-id.ts';
import type { PullRequest } from '../../state/pull-request.ts';
import type { Repository } from '../../state/repository.ts';
import type { World } from '../../state/world.ts';
import type { Json } from '../json.ts';
import { accountObject } from './account.ts';
import { labelObject } from './label.ts';
import { repositoryObject, repositoryUrl } from './repository.ts';
import { teamObject } from './team.ts';

/** OpenAPI's `pull-request-simple`: an entry of a list. */
export function pullRequestEntry(world: World, repository: Repository, pullRequest: PullRequest): Json {
  const { number, state, merge, closedAt, draft } = pullRequest;
  const api = repositoryUrl(world, repository);
  const url = `${api}/pulls/${number}`;
  const html = `${world.url}/${repository.nameWithOwner}/pull/${number}`;
  const urls = {
    comments_url: `${api}/issues/${number}/comments`,
    commits_url: `${url}/commits`,
    issue_url: `${api}/issues/${number}`,
    review_comment_url: `${api}/pulls/comments{/number}`,
    review_comments_url: `${url}/comments`,
    statuses_url: `${api}/statuses/${pullRequest.headOid}`,
  };
  const links = { ...urls, self_url: url, html_url: html, issue_url: urls.issue_url };
  return {
    id: pullRequest.id,
    node_id: nodeId('PR', repository.id, number),
    number,
    url,
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    ...urls,
    _links: Object.fromEntries(
      Object.entries(links).map(([key, href]) => [
        key === 'commits_url' ? 'commits' : key.replace(/_url$/, ''),
        { href },
      ]),
    ),
    title: pullRequest.title,
    body: pullRequest.body === '' ? null : pullRequest.body,
    state: state === 'open' ? 'open' : 'closed',
    draft,
    locked: false,
    user: accountObject(world, account(pullRequest.author, world.owner)),
    author_association: 'NONE',
    ...decorationObjects(world, repository, pullRequest),
    created_at: pullRequest.createdAt.toISOString(),
    updated_at: pullRequest.updatedAt.toISOString(),
    closed_at: closedAt?.toISOString() ?? null,
    merged_at: merge?.at.toISOString() ?? null,
    merge_commit_sha: merge?.commit ?? null,
    base: side(world, repository, { ref: pullRequest.baseRefName, sha: pullRequest.baseOid }),
    head: side(world, repository, { ref: pullRequest.headRefName, sha: pullRequest.headOid }),
  };
}

function decorationObjects(world: World, repository: Repository, pullRequest: PullRequest): Json {
  const { labels, assignees, requestedUsers, requestedTeams, autoMerge } = pullRequest;
  const person = (login: string): Json => accountObject(world, account(login, world.owner));
  const { labels: known } = repository;
  const labelObjects = labels
    .flatMap((name) => known.named(name) ?? [])
    .map((label) => ({
      ...labelObject(world, repository, label),
      // Here, other than among the labels themselves, GitHub describes it as a text that is always there.
      description: label.description ?? '',
    }));
  return {
    assignee: assignees[0] === undefined ? null : person(assignees[0]),
    assignees: assignees.map(person),
    requested_reviewers: requestedUsers.map(person),
    requested_teams: requestedTeams
      .flatMap((slug) => world.teams.get(slug) ?? [])
      .map((team) => teamObject(world, team)),
    labels: labelObjects,
    milestone: null,
    auto_merge:
      autoMerge === undefined
        ? null
        : {
            enabled_by: person(autoMerge.by.actor),
            merge_method: autoMerge.method,
            commit_title: autoMerge.headline ?? '',
            commit_message: autoMerge.body ?? '',
          },
  };
}

function side(world: World, repository: Repository, tip: { readonly ref: string; readonly sha: string }): Json {
  const owner = account(repository.owner, world.owner);
  return {
    ...tip,
    label: `${repository.owner}:${tip.ref}`,
    user: accountObject(world, owner),
    repo: repositoryObject(world, repository),
  };
}

/** OpenAPI's `pull-request`. */
export async function pullRequestObject(world: World, repository: Repository, pullRequest: PullRequest): Promise<Json> {
  const { baseOid, headOid, state, merge } = pullRequest;
  const mergeable = state === 'open' ? ((await isMergeable(repository, pullRequest)) ?? null) : null;
  return {
    ...pullRequestEntry(world, repository, pullRequest),
    merged: merge !== undefined,
    merged_by: merge === undefined ? null : accountObject(world, account(merge.by, world.owner)),
    mergeable,
    mergeable_state: (await readinessOf(repository, pullRequest)).state.toLowerCase(),
    rebaseable: mergeable,
    maintainer_can_modify: false,
    comments: pullRequest.comments.length,
    review_comments: 0,
    commits: await countCommits(repository.git, `${baseOid}..${headOid}`),
    ...(await diffStatistics(repository.git, baseOid, headOid)),
  };
}
