import { account } from '../../state/account.ts';
import type { Issue } from '../../state/issues.ts';
import { nodeId } from '../../state/node-id.ts';
import type { PullRequest } from '../../state/pull-request.ts';
import type { Repository } from '../../state/repository.ts';
import type { World } from '../../state/world.ts';
import type { Json } from '../json.ts';
import { accountObject } from './account.ts';
import { labelObject } from './label.ts';
import { repositoryUrl } from './repository.ts';

/** OpenAPI's `issue`. */
export function issueObject(world: World, repository: Repository, issue: Issue): Json {
  const { id, number, title, body, state, stateReason, closedAt } = issue;
  return {
    ...{ id, number, title, body: body === '' ? null : body, state, state_reason: stateReason },
    ...{ node_id: nodeId('I', repository.id, number), ...urlsOf(world, repository, { number, page: 'issues' }) },
    ...shared(world, repository, issue),
    closed_at: closedAt?.toISOString() ?? null,
    comments: 0,
  };
}

/** The same of a pull request, as lists of issues show it. */
export function pullRequestIssue(world: World, repository: Repository, pullRequest: PullRequest): Json {
  const { id, number, title, body, state, comments, closedAt } = pullRequest;
  const api = `${repositoryUrl(world, repository)}/pulls/${number}`;
  const urls = urlsOf(world, repository, { number, page: 'pull' });
  const html = `${world.url}/${repository.nameWithOwner}/pull/${number}`;
  return {
    ...{ id, number, title, body: body === '' ? null : body, state: state === 'open' ? 'open' : 'closed' },
    ...{ state_reason: null, node_id: nodeId('PR', repository.id, number), ...urls },
    ...shared(world, repository, pullRequest),
    closed_at: closedAt?.toISOString() ?? null,
    comments: comments.length,
    pull_request: { url: api, html_url: html, diff_url: `${html}.diff`, patch_url: `${html}.patch` },
  };
}

function shared(
  world: World,
  repository: Repository,
  { author, labels, createdAt, updatedAt }: Pick<Issue, 'author' | 'labels' | 'createdAt' | 'updatedAt'>,
): Json {
  const known = labels.flatMap((name) => repository.labels.named(name) ?? []);
  return {
    user: accountObject(world, account(author, world.owner)),
    author_association: repository.collaborators.has(author) ? 'COLLABORATOR' : 'NONE',
    labels: known.map((label) => labelObject(world, repository, label)),
    ...{ assignee: null, assignees: [], milestone: null, locked: false },
    ...{ created_at: createdAt.toISOString(), updated_at: updatedAt.toISOString() },
  };
}

function urlsOf(
  world: World,
  repository: Repository,
  { number, page }: { readonly number: number; readonly page: string },
): Json {
  const api = repositoryUrl(world, repository);
  const url = `${api}/issues/${number}`;
  return {
    ...{ url, repository_url: api, labels_url: `${url}/labels{/name}`, comments_url: `${url}/comments` },
    ...{ events_url: `${url}/events`, html_url: `${world.url}/${repository.nameWithOwner}/${page}/${number}` },
  };
}
