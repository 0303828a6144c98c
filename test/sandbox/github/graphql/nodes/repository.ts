import { findObject } from '../../git/objects.ts';
import { listRefs, readRef } from '../../git/refs.ts';
import { reads } from '../../rest/endpoint.ts';
import { type Json, textOf } from '../../rest/json.ts';
import { permissionsOn } from '../../state/access.ts';
import { account } from '../../state/account.ts';
import { NotImplemented } from '../../state/defects.ts';
import type { Repository } from '../../state/repository.ts';
import { connection, paging } from '../connection.ts';
import { notFound } from '../refusal.ts';
import { type GraphqlNode, only } from '../resolve.ts';
import { demand, type Scope } from '../scope.ts';
import { actorNode } from './actor.ts';
import { gitObjectNode } from './git-object.ts';
import { pullRequestNode } from './pull-request.ts';
import { pullRequestConnection } from './pull-request-connection.ts';
import { refNode } from './ref.ts';

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
    pullRequests: (args: Json) => pullRequestConnection(scope, repository, { args, field: 'pullRequests' }),
  };
}

/** What is so for every local repository: no queue, no labels, no archive, every merge method, no automatic merge. */
function facts({ world, caller }: Scope, repository: Repository): Json {
  return {
    id: repository.nodeId,
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: repository.nameWithOwner,
    url: `${world.url}/${repository.nameWithOwner}`,
    isPrivate: repository.isPrivate,
    visibility: repository.isPrivate ? 'PRIVATE' : 'PUBLIC',
    isArchived: false,
    isFork: false,
    isEmpty: false,
    createdAt: repository.createdAt.toISOString(),
    autoMergeAllowed: false,
    squashMergeAllowed: true,
    mergeCommitAllowed: true,
    rebaseMergeAllowed: true,
    mergeQueue: null,
    label: null,
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
