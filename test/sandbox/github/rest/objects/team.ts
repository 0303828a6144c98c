import { teamNodeId } from '../../state/node-id.ts';
import { apiPath, type Team, type World } from '../../state/world.ts';
import type { Json } from '../json.ts';

/** OpenAPI's `team-simple`, and with a parent `team`. */
export function teamObject(world: World, team: Team): Json {
  const { id, slug } = team;
  const url = `${world.url}${apiPath}/organizations/1/team/${id}`;
  return {
    id,
    node_id: teamNodeId(team),
    url,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    html_url: `${world.url}/orgs/${world.owner}/teams/${slug}`,
    name: slug,
    slug,
    description: null,
    permission: 'pull',
    type: 'organization',
    parent: null,
  };
}
