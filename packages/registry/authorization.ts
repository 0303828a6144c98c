import { ActionError } from '#error';
import type { Resolve } from '#network';
import { Secret } from '#secret';
import type { Answer } from './answer.ts';
import { type Challenge, parseChallenges } from './challenge.ts';
import { connectionFailure } from './connection.ts';
import { base64Of, basicAuthorization, type Credentials, isIdentity } from './credentials.ts';
import { mayPass, type Purpose, refusal } from './refusal.ts';
import { type Clock, retryAfterOf, TransientFailure } from './retry.ts';
import { readToken } from './token.ts';
import { requestToken } from './token-request.ts';

export interface AuthorizerOptions {
  /** The registry's base URL: the only origin whose challenges are answered. */
  readonly origin: URL;
  readonly credentials: Credentials | undefined;
  readonly clock: Clock;
  readonly resolve: Resolve;
}

interface Grant {
  readonly header: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
}

/** Gets and keeps what a registry wants to see in `Authorization`; one grant for each repository and access. */
export class Authorizer {
  readonly #options: AuthorizerOptions;
  readonly #grants = new Map<string, Grant>();
  /** Requests that are challenged at the same time wait for one grant. */
  readonly #asked = new Map<string, Promise<Grant | undefined>>();
  readonly #secrets: Secret[];

  constructor(options: AuthorizerOptions) {
    this.#options = options;
    const { credentials } = options;
    this.#secrets = credentials === undefined ? [] : [credentials.password, new Secret(base64Of(credentials))];
  }

  /** Everything that was sent as a credential so far. */
  get secrets(): readonly Secret[] {
    return this.#secrets;
  }

  /** The header for a request, as far as it is known without asking; who may push may pull. */
  headerFor(purpose: Purpose): string | undefined {
    const scopes = [scopeOf(purpose), scopeOf({ ...purpose, access: 'push' })];
    return scopes
      .map((scope) => this.#grants.get(scope))
      .find((grant) => grant !== undefined && grant.expires > this.#options.clock.now())?.header;
  }

  /** Answers the challenges of a 401. `undefined` when there is nothing to answer with. */
  async answer(challenged: Answer, purpose: Purpose): Promise<string | undefined> {
    const challenges = parseChallenges(challenged.headers.get('www-authenticate') ?? '');
    const scope = scopeOf(purpose);
    const asked = this.#asked.get(scope) ?? this.#grantFor(challenges, purpose);
    this.#asked.set(scope, asked);
    try {
      const grant = await asked;
      if (grant !== undefined) this.#grants.set(scope, grant);
      return grant?.header;
    } finally {
      this.#asked.delete(scope);
    }
  }

  async #grantFor(challenges: readonly Challenge[], purpose: Purpose): Promise<Grant | undefined> {
    const { credentials } = this.#options;
    const bearer = challenges.find(({ scheme }) => scheme === 'bearer');
    if (bearer !== undefined) return await this.#token(bearer, purpose);
    const isBasic = challenges.some(({ scheme }) => scheme === 'basic');
    if (credentials === undefined || isIdentity(credentials) || !isBasic) return undefined;
    return { header: basicAuthorization(credentials), expires: Number.POSITIVE_INFINITY };
  }

  async #token({ parameters }: Challenge, purpose: Purpose): Promise<Grant> {
    const { origin, credentials, clock, resolve } = this.#options;
    const realm = realmOf(parameters, purpose);
    const identity = credentials !== undefined && isIdentity(credentials) ? credentials : undefined;
    const form = identity === undefined ? undefined : exchangeOf(identity, parameters, purpose);
    if (form === undefined) addQuery(realm, parameters, purpose);
    const authorization =
      credentials === undefined || identity !== undefined ? undefined : basicAuthorization(credentials);
    const asking = { ...purpose, operation: `${purpose.operation}: getting a token from ${realm.host}` };
    const answer = await requestToken({ realm, registry: origin, authorization, form, resolve }).catch(
      (cause: unknown) => {
        throw connectionFailure({ ...asking, registry: realm.host }, cause);
      },
    );
    if (mayPass(answer.status)) {
      throw new TransientFailure(refusal(asking, answer), retryAfterOf(answer.headers.get('retry-after'), clock));
    }
    const token = answer.status === 200 ? readToken(answer) : undefined;
    if (token === undefined) throw refusal(asking, answer);
    this.#secrets.push(token.value);
    return { header: `Bearer ${token.value.reveal()}`, expires: clock.now() + token.lifetime };
  }
}

/** @see https://distribution.github.io/distribution/spec/auth/scope/ */
function scopeOf({ path, access }: Purpose): string {
  return `repository:${path}:${access === 'push' ? 'pull,push' : 'pull'}`;
}

function realmOf(parameters: ReadonlyMap<string, string>, purpose: Purpose): URL {
  const realm = URL.parse(parameters.get('realm') ?? '');
  if (realm === null) {
    throw new ActionError('REALM_REFUSED', `${purpose.operation} failed: ${purpose.registry} names no token service.`, {
      hint: `Check that ${purpose.registry} is the registry you mean.`,
    });
  }
  return realm;
}

function addQuery(realm: URL, parameters: ReadonlyMap<string, string>, purpose: Purpose): void {
  const service = parameters.get('service');
  if (service !== undefined) realm.searchParams.set('service', service);
  realm.searchParams.append('scope', scopeOf(purpose));
}

/** @see https://distribution.github.io/distribution/spec/auth/oauth/#refresh-token-format */
function exchangeOf(
  { password }: Credentials,
  parameters: ReadonlyMap<string, string>,
  purpose: Purpose,
): URLSearchParams {
  return new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: password.reveal(),
    service: parameters.get('service') ?? '',
    scope: scopeOf(purpose),
    client_id: 'gitops-actions',
  });
}
