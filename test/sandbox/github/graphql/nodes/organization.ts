import { type Json, textOf } from '../../rest/json.ts';
import { readsMembers, refusalText } from '../../state/access.ts';
import { account } from '../../state/account.ts';
import { NotImplemented } from '../../state/defects.ts';
import { teamNodeId } from '../../state/node-id.ts';
import { type Team, usersOf } from '../../state/world.ts';
import { connection, paging } from '../connection.ts';
import { forbidden, notFound } from '../refusal.ts';
import { type GraphqlNode, only } from '../resolve.ts';
import type { Scope } from '../scope.ts';
import { actorNode } from './actor.ts';

export function organizationNamed(scope: Scope, login: string): GraphqlNode {
  const { world } = scope;
  if (login.toLowerCase() !== world.owner.toLowerCase()) {
    throw notFound(`Could not resolve to an Organization with the login of '${login}'.`);
  }
  return {
    ...actorNode(scope, world.owner),
    name: world.owner,
    team: (args: Json) => {
      if (!readsMembers(scope.caller)) throw forbidden(refusalText(scope.caller));
      const team = world.teams.get((textOf(args, 'slug') ?? '').toLowerCase());
      return team === undefined ? null : teamNode(scope, team);
    },
  };
}

export function teamNode(scope: Scope, team: Team): GraphqlNode {
  const { world } = scope;
  const { id, slug, members } = team;
  return {
    __typename: 'Team',
    id: teamNodeId(team),
    databaseId: id,
    name: slug,
    slug,
    combinedSlug: `${world.owner}/${slug}`,
    url: `${world.url}/orgs/${world.owner}/teams/${slug}`,
    members: (args: Json) => {
      only(args, 'Team.members', [...paging, 'membership']);
      if (args.membership !== 'ALL') throw new NotImplemented('members of a team but all');
      const node = (login: string): GraphqlNode => actorNode(scope, login);
      return connection({ name: 'TeamMember', field: 'members' }, [...members], { args, node });
    },
  };
}

export function userNamed(scope: Scope, login: string): GraphqlNode {
  const known = usersOf(scope.world).find((other) => other.toLowerCase() === login.toLowerCase());
  if (known === undefined || account(known, scope.world.owner).type !== 'User') {
    throw notFound(`Could not resolve to a User with the login of '${login}'.`);
  }
  return { ...actorNode(scope, known), name: null };
}
