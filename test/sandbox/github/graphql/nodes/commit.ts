import type { Commit } from '../../git/commit-object.ts';
import { listCommits, readCommit } from '../../git/commits.ts';
import { listOids } from '../../git/history.ts';
import { entryAt } from '../../git/objects.ts';
import type { Git } from '../../git/plumbing.ts';
import { isJson, type Json, textOf } from '../../rest/json.ts';
import { NotImplemented } from '../../state/defects.ts';
import { nodeId } from '../../state/node-id.ts';
import type { PullRequest } from '../../state/pull-request.ts';
import type { Repository } from '../../state/repository.ts';
import { connection, paging } from '../connection.ts';
import { type GraphqlNode, only } from '../resolve.ts';
import type { Scope } from '../scope.ts';
import { gitActorNode } from './actor.ts';
import { pullRequestNode } from './pull-request.ts';
import { signatureNode } from './signature.ts';
import { commitStatus, statusCheckRollup } from './status-check-rollup.ts';
import { treeEntryNode, treeNode } from './tree.ts';

export function commitNode(scope: Scope, repository: Repository, oid: string): GraphqlNode {
  const { git } = repository;
  return {
    __typename: 'Commit',
    id: nodeId('C', repository.id, oid),
    oid,
    abbreviatedOid: oid.slice(0, 7),
    url: `${scope.world.url}/${repository.nameWithOwner}/commit/${oid}`,
    signature: () => signatureNode(scope, repository, oid),
    statusCheckRollup: () => statusCheckRollup(scope, repository, oid),
    status: () => commitStatus(scope, repository, oid),
    ...metadata(scope, repository, oid),
    file: async (args: Json) => {
      const entry = await entryAt(git, oid, textOf(args, 'path') ?? '');
      return entry === undefined ? null : treeEntryNode(scope, repository, entry);
    },
    history: async (args: Json) => {
      only(args, 'Commit.history', [...paging, 'path']);
      const path = textOf(args, 'path');
      const commits = await listCommits(git, oid, path === undefined ? {} : { path });
      const node = (commit: Commit): GraphqlNode => commitNode(scope, repository, commit.oid);
      return connection({ name: 'CommitHistory', field: 'history' }, commits, { args, node });
    },
    associatedPullRequests: async (args: Json) => {
      only(args, 'Commit.associatedPullRequests', [...paging, 'orderBy']);
      if (!isDefaultOrder(args.orderBy)) throw new NotImplemented('another order of Commit.associatedPullRequests');
      const node = (pullRequest: PullRequest): GraphqlNode => pullRequestNode(scope, repository, pullRequest);
      const associated = await pullRequestsWith(repository, oid);
      return connection({ name: 'PullRequest', field: 'associatedPullRequests' }, associated, { args, node });
    },
  };
}

/** What the commit object itself says; read once, when a field first asks. */
function metadata(scope: Scope, repository: Repository, oid: string): Json {
  let content: Promise<Commit> | undefined;
  const read = (): Promise<Commit> => {
    content ??= readCommit(repository.git, oid);
    return content;
  };
  const parts = async (): Promise<readonly string[]> => (await read()).message.split(/\n+([\s\S]*)/);
  return {
    message: async () => (await read()).message,
    messageHeadline: async () => (await parts())[0],
    messageBody: async () => (await parts())[1] ?? '',
    authoredDate: async () => (await read()).author.date.toISOString(),
    committedDate: async () => (await read()).committer.date.toISOString(),
    author: async () => gitActorNode(scope, (await read()).author),
    committer: async () => gitActorNode(scope, (await read()).committer),
    tree: async () => treeNode(scope, repository, { oid: (await read()).tree, path: '' }),
    parents: async (args: Json) => {
      const node = (parent: string): GraphqlNode => commitNode(scope, repository, parent);
      return connection({ name: 'Commit', field: 'parents' }, (await read()).parents, { args, node });
    },
  };
}

/** Those that merged as this commit, or that bring it. */
async function pullRequestsWith({ git, pullRequests }: Repository, oid: string): Promise<readonly PullRequest[]> {
  const brings = await Promise.all(
    pullRequests.list().map(async ({ merge, headOid, baseOid }) => {
      return merge?.commit === oid || (await commitsBetween(git, baseOid, headOid)).has(oid);
    }),
  );
  return pullRequests.list().filter((_, index) => brings[index] === true);
}

/** The schema's own, which is that of the list. */
function isDefaultOrder(order: unknown): boolean {
  return !isJson(order) || (order.field === 'CREATED_AT' && order.direction === 'ASC');
}

/** Of each repository, by both ends: commits never change, and a history asks for each of them with all pull requests. */
const between = new WeakMap<Git, Map<string, Promise<ReadonlySet<string>>>>();

function commitsBetween(git: Git, from: string, to: string): Promise<ReadonlySet<string>> {
  const known = between.get(git) ?? new Map<string, Promise<ReadonlySet<string>>>();
  between.set(git, known);
  const range = `${from}..${to}`;
  const found = known.get(range) ?? listOids(git, range).then((oids) => new Set(oids));
  known.set(range, found);
  return found;
}
