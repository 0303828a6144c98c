import type { Account } from '../../state/account.ts';
import type { World } from '../../state/world.ts';
import { apiPath } from '../../state/world.ts';
import type { Json } from '../json.ts';

const listUrls = {
  events_url: '/events{/privacy}',
  followers_url: '/followers',
  following_url: '/following{/other_user}',
  gists_url: '/gists{/gist_id}',
  organizations_url: '/orgs',
  received_events_url: '/received_events',
  repos_url: '/repos',
  starred_url: '/starred{/owner}{/repo}',
  subscriptions_url: '/subscriptions',
} as const;

/** OpenAPI's `simple-user`. */
export function accountObject(world: World, { id, nodeId, login, type }: Account): Json {
  const url = `${world.url}${apiPath}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id,
    node_id: nodeId,
    avatar_url: `${world.url}/avatars/u/${id}`,
    gravatar_id: '',
    url,
    html_url: `${world.url}/${type === 'Bot' ? `apps/${login.replace('[bot]', '')}` : login}`,
    ...Object.fromEntries(Object.entries(listUrls).map(([key, suffix]) => [key, `${url}${suffix}`])),
    type,
    user_view_type: 'public',
    site_admin: false,
  };
}
