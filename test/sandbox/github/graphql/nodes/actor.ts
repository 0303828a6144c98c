import type { Signature } from '../../git/commit-object.ts';
import { account, loginOf } from '../../state/account.ts';
import type { GraphqlNode } from '../resolve.ts';
import type { Scope } from '../scope.ts';

/** GraphQL knows a bot by its app's name, without the `[bot]` that REST shows. */
export function actorNode({ world }: Scope, actor: string): GraphqlNode {
  const { login, nodeId, id, type } = account(actor, world.owner);
  return {
    __typename: type,
    id: nodeId,
    databaseId: id,
    login: login.replace(/\[bot\]$/, ''),
    url: `${world.url}/${login}`,
  };
}

export function gitActorNode(scope: Scope, { name, email, date }: Signature): GraphqlNode {
  const login = loginOf(email);
  // GitActor.user is of type User, also where it is a bot.
  const user = login === undefined ? null : { ...actorNode(scope, login), __typename: 'User', login };
  return { __typename: 'GitActor', name, email, date: date.toISOString(), user };
}
