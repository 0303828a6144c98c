import type { Json } from '../../rest/json.ts';
import type { Label } from '../../state/labels.ts';
import type { Milestone } from '../../state/milestones.ts';
import { nodeId } from '../../state/node-id.ts';
import type { Repository } from '../../state/repository.ts';
import { connection } from '../connection.ts';
import type { GraphqlNode } from '../resolve.ts';
import type { Scope } from '../scope.ts';

export function labelNode({ world }: Scope, repository: Repository, label: Label): GraphqlNode {
  const { id, name, color, description } = label;
  return {
    __typename: 'Label',
    id: nodeId('LA', repository.id, id),
    name,
    color,
    description,
    isDefault: false,
    url: `${world.url}/${repository.nameWithOwner}/labels/${encodeURIComponent(name)}`,
  };
}

export function labelConnection(
  scope: Scope,
  repository: Repository,
  { labels, args }: { readonly labels: readonly Label[]; readonly args: Json },
): GraphqlNode {
  const node = (label: Label): GraphqlNode => labelNode(scope, repository, label);
  return connection({ name: 'Label', field: 'labels' }, labels, { args, node });
}

export function milestoneNode({ world }: Scope, repository: Repository, milestone: Milestone): GraphqlNode {
  const { number, title, createdAt } = milestone;
  return {
    __typename: 'Milestone',
    id: nodeId('MI', repository.id, number),
    number,
    title,
    state: 'OPEN',
    closed: false,
    createdAt: createdAt.toISOString(),
    url: `${world.url}/${repository.nameWithOwner}/milestone/${number}`,
  };
}
