import { findObject } from '../../git/objects.ts';
import { listRefs, readRef } from '../../git/refs.ts';
import { reads } from '../../rest/endpoint.ts';
import { type Json, textOf } from '../../rest/json.ts';
import { permissionsOn } from '../../state/access.ts';
import { account } from '../../state/account.ts';
import { NotImplemented } from '../../state/defects.ts';
import type { Milestone } from '../../state/milestones.ts';
import type { Repository } from '../../state/repository.ts';
import { connection, paging } from '../connection.ts';
import { notFound } from '../refusal.ts';
import { type GraphqlNode, only } from '../resolve.ts';
import { demand, type Scope } from '../scope.ts';
import { actorNode } from './actor.ts';
import { gitObjectNode } from './git-object.ts';
import { labelConnection, labelNode, milestoneNode } from './label.ts';
import { pullRequestNode } from './pull-request.ts';
import { pullRequestConnection } from './pull-request-connection.ts';
import { refNode } from './ref.ts';
import { mergeQueueNode } from './rules.ts';

export function repositoryNode(scope: Scope, repository: Repository): GraphqlNode {
  const { world } = scope;
  const { git, defaultBranch } = repository;
  const readsContents = (): void => demand(scope, repository, [reads('contents')]);
  return {
    __typename: 'Repository',
    ...facts(scope, repository),
    owner: () => actorNode(scope, account(repository.owner, world.owner).login),
    defaultBranchRef: async () => {
      readsContents();
      const ref = await readRef(git, `refs/heads/${defaultBranch}`);
      return ref === undefined ? null : refNode(scope, repository, ref);
    },
    ref: async (args: Json) => {
      readsContents();
      const ref = await findRef(repository, textOf(args, 'qualifiedName') ?? '');
      return ref === undefined ? null : refNode(scope, repository, ref);
    },
    refs: async (args: Json) => {
      readsContents();
      only(args, 'Repository.refs', [...paging, 'refPrefix']);
      const found = await listRefs(git, textOf(args, 'refPrefix') ?? '');
      return connection({ name: 'Ref', field: 'refs' }, found, {
        args,
        node: (ref) => refNode(scope, repository, ref),
      });
    },
    object: async (args: Json) => {
      readsContents();
      const expression = textOf(args, 'oid') ?? textOf(args, 'expression') ?? '';
      const object = await findObject(git, expression);
      const path = expression.includes(':') ? expression.slice(expression.indexOf(':') + 1) : '';
      return object === undefined ? null : gitObjectNode(scope, repository, { ...object, path });
    },
    pullRequest: (args: Json) => {
      demand(scope, repository, [reads('pull-requests')]);
      const pullRequest = repository.pullRequests.get(Number(args.number));
      if (pullRequest !== undefined) return pullRequestNode(scope, repository, pullRequest);
      throw notFound(`Could not resolve to a PullRequest with the number of ${String(args.number)}.`);
    },
    ...planning(scope, repository),
    mergeQueue: (args: Json) => mergeQueueNode(scope, repository, textOf(args, 'branch') ?? defaultBranch),
    pullRequests: (args: Json) => pullRequestConnection(scope, repository, { args, field: 'pullRequests' }),
  };
}

function planning(scope: Scope, repository: Repository): Json {
  const { labels, milestones } = repository;
  return {
    label: (args: Json) => {
      const label = labels.named(textOf(args, 'name') ?? '');
      return label === undefined ? null : labelNode(scope, repository, label);
    },
    labels: (args: Json) => {
      only(args, 'Repository.labels', [...paging, 'orderBy']);
      return labelConnection(scope, repository, { labels: labels.list(), args });
    },
    milestone: (args: Json) => {
      const milestone = milestones.get(Number(args.number));
      return milestone === undefined ? null : milestoneNode(scope, repository, milestone);
    },
    milestones: (args: Json) => {
      only(args, 'Repository.milestones', [...paging, 'states', 'query']);
      const query = textOf(args, 'query') ?? '';
      const isClosed = Array.isArray(args.states) && !args.states.includes('OPEN');
      const found = isClosed ? [] : milestones.list().filter(({ title }) => title.includes(query));
      const node = (milestone: Milestone): GraphqlNode => milestoneNode(scope, repository, milestone);
      return connection({ name: 'Milestone', field: 'milestones' }, found, { args, node });
    },
  };
}

function facts({ world, caller }: Scope, repository: Repository): Json {
  const { settings } = repository;
  return {
    id: repository.nodeId,
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: repository.nameWithOwner,
    url: `${world.url}/${repository.nameWithOwner}`,
    isPrivate: repository.isPrivate,
    visibility: repository.isPrivate ? 'PRIVATE' : 'PUBLIC',
    isArchived: settings.archived,
    isFork: false,
    isEmpty: false,
    createdAt: repository.createdAt.toISOString(),
    autoMergeAllowed: settings.allowAutoMerge,
    squashMergeAllowed: settings.allowSquashMerge,
    mergeCommitAllowed: settings.allowMergeCommit,
    rebaseMergeAllowed: settings.allowRebaseMerge,
    deleteBranchOnMerge: settings.deleteBranchOnMerge,
    viewerPermission: () => {
      // GitHub answers null to Apps and jobs.
      if (caller.kind !== 'user') return null;
      return permissionsOn(caller, repository)?.contents === 'write' ? 'WRITE' : 'READ';
    },
  };
}

/** A short name is looked for among the branches first, then among the tags. */
async function findRef({ git }: Repository, name: string): Promise<Awaited<ReturnType<typeof readRef>>> {
  if (name.startsWith('refs/')) return await readRef(git, name);
  if (name === '') throw new NotImplemented('Repository.ref without a name');
  return (await readRef(git, `refs/heads/${name}`)) ?? (await readRef(git, `refs/tags/${name}`));
}
