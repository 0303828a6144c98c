import type { Permissions } from '../../grant.ts';
import { account } from '../../state/account.ts';
import type { App } from '../../state/apps.ts';
import { installationToken } from '../../state/installation-token.ts';
import { nodeId } from '../../state/node-id.ts';
import type { Caller } from '../../state/tokens.ts';
import { apiPath, findRepository, type World } from '../../state/world.ts';
import type { Reply, ServerCall, ServerEndpoint } from '../endpoint.ts';
import { isJson, type Json } from '../json.ts';
import { accountObject } from '../objects/account.ts';
import { repositoryObject } from '../objects/repository.ts';
import { notFound, Refusal } from '../refusal.ts';

export const appEndpoints: readonly ServerEndpoint[] = [
  { route: 'GET /app', handle: async ({ world, caller }) => ({ status: 200, body: appObject(world, signer(caller)) }) },
  {
    route: 'GET /repos/{owner}/{repo}/installation',
    handle: async ({ world, caller, parameters }) => {
      const app = signer(caller);
      const repository = findRepository(world, `${parameters.owner ?? ''}/${parameters.repo ?? ''}`);
      const isInstalled = app.installation.repositories.includes(repository?.nameWithOwner ?? '');
      if (!isInstalled) throw notFound();
      return { status: 200, body: installationObject(world, app) };
    },
  },
  { route: 'POST /app/installations/{installation_id}/access_tokens', handle: createToken },
  {
    route: 'DELETE /installation/token',
    handle: async ({ world, caller }) => {
      if (caller.kind !== 'app') throw new Refusal(403, 'Resource not accessible by personal access token');
      world.tokens.revokeCaller(caller);
      return { status: 204 };
    },
  },
];

function signer({ app }: Caller): App {
  if (app === undefined) throw new Refusal(401, 'A JSON web token could not be decoded');
  return app;
}

async function createToken({ world, caller, parameters, body }: ServerCall): Promise<Reply> {
  const app = signer(caller);
  if (String(app.installation.id) !== parameters.installation_id) throw notFound();
  const outcome = installationToken(world, app, {
    names: Array.isArray(body.repositories) ? body.repositories.map(String) : undefined,
    ids: Array.isArray(body.repository_ids) ? body.repository_ids.map(Number) : undefined,
    permissions: isJson(body.permissions) ? body.permissions : undefined,
  });
  if ('problem' in outcome) throw new Refusal(422, outcome.problem);
  const { token, expiresAt, permissions, repositories } = outcome;
  return {
    status: 201,
    body: {
      token,
      expires_at: expiresAt.toISOString().replace(/\.\d+/, ''),
      permissions: snakeCased(permissions),
      repository_selection: 'selected',
      repositories: repositories.map((repository) => repositoryObject(world, repository)),
    },
  };
}

function installationObject(world: World, { id, clientId, slug, installation }: App): Json {
  const owner = account(world.owner, world.owner);
  const api = `${world.url}${apiPath}`;
  const created = installation.createdAt.toISOString();
  return {
    id: installation.id,
    account: accountObject(world, owner),
    app_id: id,
    client_id: clientId,
    app_slug: slug,
    target_id: owner.id,
    target_type: owner.type,
    repository_selection: 'selected',
    access_tokens_url: `${api}/app/installations/${installation.id}/access_tokens`,
    repositories_url: `${api}/installation/repositories`,
    html_url: `${world.url}/organizations/${world.owner}/settings/installations/${installation.id}`,
    permissions: snakeCased(installation.permissions),
    events: [],
    single_file_name: null,
    created_at: created,
    updated_at: created,
    suspended_by: null,
    suspended_at: null,
  };
}

function appObject(world: World, { id, clientId, slug, permissions, installation }: App): Json {
  const created = installation.createdAt.toISOString();
  return {
    id,
    client_id: clientId,
    slug,
    node_id: nodeId('A', id),
    owner: accountObject(world, account(world.owner, world.owner)),
    name: slug,
    description: null,
    external_url: world.url,
    html_url: `${world.url}/apps/${slug}`,
    created_at: created,
    updated_at: created,
    permissions: snakeCased(permissions),
    events: [],
    installations_count: 1,
  };
}

function snakeCased(permissions: Permissions): Json {
  return Object.fromEntries(
    Object.entries(permissions).map(([permission, access]) => [permission.replaceAll('-', '_'), access]),
  );
}
