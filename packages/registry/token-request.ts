import { ActionError } from '#error';
import { exchangeHttp, lookupOf, type Resolve } from '#network';
import { type Answer, readBounded } from './answer.ts';
import { judgeRealm } from './realm.ts';

export interface TokenRequest {
  readonly realm: URL;
  /** The registry's own base URL. */
  readonly registry: URL;
  readonly authorization: string | undefined;
  /** Posted in place of a query; never taken along by a redirect. */
  readonly form?: URLSearchParams | undefined;
  readonly resolve: Resolve;
}

const redirectLimit = 3;
const tokenLimit = 1_048_576;
const timeout = 30_000;

/**
 * Asks a token service. Each hop is judged before it is made, and made to the very address that was judged.
 * Credentials are not taken along to another origin.
 */
export async function requestToken({ realm, registry, authorization, form, resolve }: TokenRequest): Promise<Answer> {
  let target = realm;
  for (let hop = 0; ; hop += 1) {
    const address = await judgeRealm(target, registry, resolve);
    const sent = target.origin === realm.origin ? authorization : undefined;
    const answer = await ask({ target, address, authorization: sent, form });
    const location = answer.headers.get('location');
    if (answer.status < 300 || answer.status > 399 || location === null || form !== undefined) return answer;
    if (hop === redirectLimit) throw endless(registry);
    target = new URL(location, target);
  }
}

function endless(registry: URL): ActionError {
  return new ActionError(
    'REALM_REFUSED',
    `Getting a token for ${registry.host} failed: more than ${redirectLimit} redirects.`,
    {
      hint: `Check that ${registry.host} is the registry you mean.`,
    },
  );
}

interface Hop {
  readonly target: URL;
  readonly address: string;
  readonly authorization: string | undefined;
  readonly form: URLSearchParams | undefined;
}

async function ask({ target, address, authorization, form }: Hop): Promise<Answer> {
  const response = await exchangeHttp({
    method: form === undefined ? 'GET' : 'POST',
    url: target,
    headers: {
      accept: 'application/json',
      ...(authorization !== undefined && { authorization }),
      ...(form !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    body: form === undefined ? undefined : Buffer.from(form.toString()),
    timeout,
    connection: { agent: false, lookup: lookupOf([address]) },
  });
  return { ...response, bytes: await readBounded(response.body, { limit: tokenLimit, host: target.host }) };
}
