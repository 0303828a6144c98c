import { randomBytes } from 'node:crypto';
import { errorReply, type Incoming, type Reply, reply } from './reply.ts';

export interface Auth {
  readonly kind: 'basic' | 'bearer';
  readonly username: string;
  readonly password: string;
  /** What the user may do; push unless told. */
  readonly access?: 'pull' | 'push';
  /** Given instead of user and password, to the token service alone. */
  readonly identityToken?: string;
  /** Where challenges send clients for a token; this registry's own token service unless told. */
  readonly realm?: string;
}

const service = 'sandbox-registry';

/** Decides who may do what, and is its own token service. */
export class Access {
  readonly #auth: Auth | undefined;
  /** What each token may do: `path:action`. */
  readonly #tokens = new Map<string, ReadonlySet<string>>();

  constructor(auth: Auth | undefined) {
    this.#auth = auth;
  }

  /** The refusal of a request; `undefined` lets it pass. */
  refuse(incoming: Incoming, path: string | undefined): Reply | undefined {
    if (this.#auth === undefined) return undefined;
    const action = incoming.method === 'GET' || incoming.method === 'HEAD' ? 'pull' : 'push';
    return this.#auth.kind === 'basic'
      ? refuseBasic(this.#auth, incoming, action)
      : this.#refuseBearer(this.#auth, incoming, { path, action });
  }

  /** `/token`: grants what is asked for as far as the user may have it: GET with a password, POST with an identity token. */
  token(incoming: Incoming): Reply {
    const { method, query } = incoming;
    const form = new URLSearchParams(method === 'POST' ? incoming.body.toString('utf8') : '');
    const isKnown =
      this.#auth !== undefined && (method === 'POST' ? isIdentity(this.#auth, form) : isUser(this.#auth, incoming));
    if (this.#auth === undefined || !isKnown) {
      return errorReply(401, 'UNAUTHORIZED', 'incorrect username or password');
    }
    const { access = 'push' } = this.#auth;
    const granted = (method === 'POST' ? form : query)
      .getAll('scope')
      .flatMap((scopes) => scopes.split(' '))
      .flatMap((scope) => {
        const [, path = '', actions = ''] = /^repository:(.+):([^:]+)$/.exec(scope) ?? [];
        return actions.split(',').map((action) => `${path}:${action}`);
      })
      .filter((grant) => access === 'push' || grant.endsWith(':pull'));
    const token = randomBytes(24).toString('base64url');
    this.#tokens.set(token, new Set(granted));
    const body = JSON.stringify({ token, expires_in: 300, issued_at: new Date().toISOString() });
    return reply(200, { 'content-type': 'application/json' }, Buffer.from(body));
  }

  #refuseBearer(
    auth: Auth,
    incoming: Incoming,
    wanted: { path: string | undefined; action: string },
  ): Reply | undefined {
    const [, token = ''] = /^Bearer (.+)$/i.exec(incoming.headers.authorization ?? '') ?? [];
    const grants = this.#tokens.get(token);
    if (grants !== undefined && (wanted.path === undefined || grants.has(`${wanted.path}:${wanted.action}`))) {
      return undefined;
    }
    const realm = auth.realm ?? `http://${incoming.headers.host}/token`;
    const actions = wanted.action === 'push' ? 'pull,push' : 'pull';
    const scope = wanted.path === undefined ? '' : `,scope="repository:${wanted.path}:${actions}"`;
    const error = grants === undefined ? '' : ',error="insufficient_scope"';
    return unauthorized(`Bearer realm="${realm}",service="${service}"${scope}${error}`);
  }
}

function refuseBasic(auth: Auth, incoming: Incoming, action: string): Reply | undefined {
  if (!isUser(auth, incoming)) return unauthorized(`Basic realm="${service}"`);
  if (action === 'pull' || auth.access !== 'pull') return undefined;
  return errorReply(403, 'DENIED', 'requested access to the resource is denied');
}

function isUser({ username, password }: Auth, { headers }: Incoming): boolean {
  return headers.authorization === `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

/** @see https://distribution.github.io/distribution/spec/auth/oauth/ */
function isIdentity({ identityToken }: Auth, form: URLSearchParams): boolean {
  const names = ['service', 'client_id', 'scope'];
  if (form.get('grant_type') !== 'refresh_token' || names.some((name) => !form.has(name))) return false;
  return identityToken !== undefined && form.get('refresh_token') === identityToken;
}

function unauthorized(challenge: string): Reply {
  const refusal = errorReply(401, 'UNAUTHORIZED', 'authentication required');
  return { ...refusal, headers: { ...refusal.headers, 'www-authenticate': challenge } };
}
