import { findObject, type GitObject } from '../../git/objects.ts';
import { line } from '../../git/plumbing.ts';
import { nodeId } from '../../state/node-id.ts';
import type { Repository } from '../../state/repository.ts';
import type { GraphqlNode } from '../resolve.ts';
import type { Scope } from '../scope.ts';
import { blobNode } from './blob.ts';
import { commitNode } from './commit.ts';
import { treeNode } from './tree.ts';

/** A commit, tree, blob or annotated tag; `path` is where a tree stands, as far as that is known. */
export function gitObjectNode(
  scope: Scope,
  repository: Repository,
  { oid, type, path = '' }: GitObject & { readonly path?: string },
): GraphqlNode {
  switch (type) {
    case 'commit':
      return commitNode(scope, repository, oid);
    case 'tree':
      return treeNode(scope, repository, { oid, path });
    case 'blob':
      return blobNode(repository, oid);
    case 'tag':
      return tagNode(scope, repository, oid);
    default:
      throw type satisfies never;
  }
}

function tagNode(scope: Scope, repository: Repository, oid: string): GraphqlNode {
  const { git } = repository;
  return {
    __typename: 'Tag',
    id: nodeId('T', repository.id, oid),
    oid,
    abbreviatedOid: oid.slice(0, 7),
    name: async () => /^tag (.*)$/m.exec(await line(git, ['cat-file', 'tag', oid]))?.[1],
    message: async () => (await line(git, ['cat-file', 'tag', oid])).split('\n\n').slice(1).join('\n\n'),
    target: async () => {
      const target = await findObject(git, `${oid}^{}`);
      return target === undefined ? null : gitObjectNode(scope, repository, target);
    },
  };
}
