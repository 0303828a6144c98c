import { acceptedPermissions, archivedText, isVisible, judge, type Need, refusalText } from '../state/access.ts';
import { NotImplemented } from '../state/defects.ts';
import type { Repository } from '../state/repository.ts';
import type { Caller } from '../state/tokens.ts';
import { apiPath, findRepository, type World } from '../state/world.ts';
import { githubContract } from './contract.ts';
import type { Endpoint, Reply, RestCall } from './endpoint.ts';
import { isJson, type Json } from './json.ts';
import { notFound, Refusal } from './refusal.ts';
import { type Match, matchRoute } from './router.ts';

export interface RestRequest {
  readonly method: string;
  /** Below `/api/v3`, still encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Buffer;
  readonly contentType: string;
  readonly accept: string;
  readonly caller: Caller;
}

/** The answer, be it a refusal of GitHub's or a loud 5xx that also becomes a defect. */
export async function serveRest(world: World, request: RestRequest): Promise<Reply> {
  const match = matchRoute(request.method, request.path);
  const name = `${request.method} ${request.path}`;
  try {
    if (match === undefined) throw new NotImplemented(name);
    const reply = await answer(world, request, match);
    const violations = githubContract().replyViolations(match.endpoint.route, reply.status, reply.body);
    return violations.length === 0 ? reply : broken(world, `the answer to ${name}`, violations);
  } catch (error) {
    if (error instanceof Refusal) return refused(error, match?.endpoint.route ?? '');
    if (error instanceof BrokenRequest) return broken(world, `the request ${name}`, error.violations);
    const status = error instanceof NotImplemented ? 501 : 500;
    const message = error instanceof Error ? error.message : String(error);
    world.defects.add(message.includes(name) ? message : `${name}: ${message}`);
    return { status, body: { message } };
  }
}

class BrokenRequest extends Error {
  readonly violations: readonly string[];

  constructor(violations: readonly string[]) {
    super(violations.join('\n'));
    this.violations = violations;
  }
}

function broken(world: World, what: string, violations: readonly string[]): Reply {
  const message = `GitHub's OpenAPI description does not allow ${what}: ${violations.join('; ')}`;
  world.defects.add(message);
  return { status: 500, body: { message } };
}

async function answer(world: World, request: RestRequest, { endpoint, parameters }: Match): Promise<Reply> {
  const takesBytes = 'takesBytes' in endpoint && endpoint.takesBytes === true;
  const body = takesBytes ? undefined : parsedBody(request.body);
  const violations = githubContract().requestViolations(endpoint.route, {
    path: { ...parameters },
    query: Object.fromEntries(request.query),
    body,
  });
  if (violations.length > 0) throw new BrokenRequest(violations);
  const json = isJson(body) ? body : {};
  const { caller } = request;
  if (!('needs' in endpoint)) return await endpoint.handle({ world, caller, parameters, body: json });
  return await answerAbout(world, request, { endpoint, parameters, body: json });
}

/** What concerns a repository. */
async function answerAbout(
  world: World,
  request: RestRequest,
  { endpoint, parameters, body }: Pick<RestCall, 'parameters' | 'body'> & { readonly endpoint: Endpoint },
): Promise<Reply> {
  const { owner = '', repo = '' } = parameters;
  const repository = findRepository(world, `${owner}/${repo}`);
  if (repository === undefined) throw notFound();
  permit(request.caller, repository, endpoint);
  const raw = wantsRaw(request.accept, endpoint);
  const { query, caller, path, contentType } = request;
  const call = { world, caller, repository, parameters, query, raw, path: `${apiPath}${path}`, bytes: request.body };
  return await endpoint.handle({ ...call, body, contentType });
}

function parsedBody(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  try {
    // Go's clients say null where they have nothing to say (github.com/bradleyfalzon/ghinstallation); GitHub takes it for that
    return JSON.parse(body.toString('utf8')) ?? undefined;
  } catch {
    throw new Refusal(400, 'Problems parsing JSON');
  }
}

/** GitHub has other media types too (`diff`, `sha`, `html`); JSON in their place would be a wrong answer. */
function wantsRaw(accept: string, endpoint: Endpoint): boolean {
  const [, format = 'json'] = /application\/vnd\.github(?:\.v3)?\.(\w+)/.exec(accept) ?? [];
  if (format === 'json' || format === 'v3') return false;
  if (format === 'raw' && endpoint.raw === true) return true;
  throw new NotImplemented(`the media type ${accept} of ${endpoint.route}`);
}

function permit(caller: Caller, repository: Repository, { needs, orNeeds }: Endpoint): void {
  if (!isVisible(caller, repository)) throw notFound();
  const verdicts = needs.map((need) => judge(caller, repository, need));
  const isAllowed = (alternative: readonly Need[]): boolean =>
    alternative.every((need) => judge(caller, repository, need) === 'allowed');
  if (!isAllowed(needs) && !(orNeeds !== undefined && isAllowed(orNeeds))) {
    if (caller.kind === 'anonymous') throw new Refusal(401, 'Requires authentication');
    if (verdicts.includes('hidden')) throw notFound();
    const accepted = [needs, ...(orNeeds === undefined ? [] : [orNeeds])].map(acceptedPermissions).join('; ');
    throw new Refusal(403, refusalText(caller), { headers: { 'x-accepted-github-permissions': accepted } });
  }
  const writes = needs.some(({ access }) => access === 'write');
  if (writes && repository.settings.archived) throw new Refusal(403, archivedText);
}

function refused({ status, message, errors, headers }: Refusal, route: string): Reply {
  const body: Json = {
    message,
    ...(errors === undefined ? {} : { errors }),
    documentation_url: githubContract().documentationUrl(route),
    status: String(status),
  };
  return { status, body, headers };
}
