import { listTree, type TreeEntry } from '../../git/objects.ts';
import { nodeId } from '../../state/node-id.ts';
import type { Repository } from '../../state/repository.ts';
import type { GraphqlNode } from '../resolve.ts';
import type { Scope } from '../scope.ts';
import { gitObjectNode } from './git-object.ts';

/** `path` is where the tree stands in the repository, '' at its root: entries show their full path. */
export function treeNode(
  scope: Scope,
  repository: Repository,
  { oid, path }: { readonly oid: string; readonly path: string },
): GraphqlNode {
  return {
    __typename: 'Tree',
    id: nodeId('TR', repository.id, oid),
    oid,
    abbreviatedOid: oid.slice(0, 7),
    entries: async () => {
      const entries = await listTree(repository.git, oid);
      const below = (name: string): string => (path === '' ? name : `${path}/${name}`);
      return entries.map((entry) => treeEntryNode(scope, repository, { ...entry, path: below(entry.path) }));
    },
  };
}

export function treeEntryNode(scope: Scope, repository: Repository, entry: TreeEntry): GraphqlNode {
  const { path, oid, mode, type, size } = entry;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isSubmodule = type === 'commit';
  return {
    __typename: 'TreeEntry',
    name,
    nameRaw: Buffer.from(name).toString('base64'),
    path,
    pathRaw: Buffer.from(path).toString('base64'),
    extension: name.includes('.') ? name.slice(name.lastIndexOf('.')) : '',
    // The schema has a number: 33188 for 100644.
    mode: Number.parseInt(mode, 8),
    oid,
    type,
    size: size ?? 0,
    object: () => {
      if (isSubmodule) return null;
      return type === 'tree' ? treeNode(scope, repository, { oid, path }) : gitObjectNode(scope, repository, entry);
    },
  };
}
