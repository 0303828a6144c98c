import { account } from '../../state/account.ts';
import type { Repository } from '../../state/repository.ts';
import { apiPath, type World } from '../../state/world.ts';
import type { Json } from '../json.ts';
import { accountObject } from './account.ts';

const relatedUrls = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
} as const;

/** What the local GitHub has none of. */
const none = {
  fork: false,
  description: null,
  homepage: null,
  language: null,
  license: null,
  mirror_url: null,
  disabled: false,
  has_downloads: false,
  has_issues: false,
  has_projects: false,
  has_wiki: false,
  has_pages: false,
  has_discussions: false,
  forks: 0,
  forks_count: 0,
  network_count: 0,
  stargazers_count: 0,
  subscribers_count: 0,
  watchers: 0,
  watchers_count: 0,
  size: 0,
} as const;

export function repositoryUrl(world: World, { nameWithOwner }: Repository): string {
  return `${world.url}${apiPath}/repos/${nameWithOwner}`;
}

/** OpenAPI's `full-repository`, and with it `repository` and `minimal-repository`. */
export function repositoryObject(world: World, repository: Repository): Json {
  const { settings } = repository;
  const url = repositoryUrl(world, repository);
  const html = `${world.url}/${repository.nameWithOwner}`;
  const open = repository.pullRequests.list().filter(({ state }) => state === 'open').length;
  const created = repository.createdAt.toISOString();
  return {
    ...none,
    id: repository.id,
    node_id: repository.nodeId,
    name: repository.name,
    full_name: repository.nameWithOwner,
    private: repository.isPrivate,
    visibility: repository.isPrivate ? 'private' : 'public',
    owner: accountObject(world, account(repository.owner, world.owner)),
    url,
    html_url: html,
    clone_url: `${html}.git`,
    git_url: `${html}.git`,
    ssh_url: `${html}.git`,
    svn_url: html,
    ...Object.fromEntries(Object.entries(relatedUrls).map(([key, suffix]) => [key, `${url}${suffix}`])),
    default_branch: repository.defaultBranch,
    open_issues: open,
    open_issues_count: open,
    archived: settings.archived,
    allow_merge_commit: settings.allowMergeCommit,
    allow_squash_merge: settings.allowSquashMerge,
    allow_rebase_merge: settings.allowRebaseMerge,
    allow_auto_merge: settings.allowAutoMerge,
    delete_branch_on_merge: settings.deleteBranchOnMerge,
    created_at: created,
    updated_at: created,
    pushed_at: created,
  };
}
