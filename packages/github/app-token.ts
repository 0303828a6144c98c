import { ActionError } from '#error';
import { Secret } from '#secret';
import { type AppKey, signedBy } from './app-key.ts';
import { createExchange } from './exchange.ts';
import { at, isObject, numberAt, textAt } from './json.ts';
import { type Patience, patience as patienceFor } from './patience.ts';
import { ownerAndName } from './repository.ts';
import type { Step } from './step.ts';
import { createTransport, type Server } from './transport.ts';

/** Permissions as an App's settings name them: `pull_requests`. */
type Permissions = Readonly<Record<string, 'read' | 'write'>>;

export interface TokenScope {
  /** owner/name: the token reaches no other. */
  readonly repository: string;
  readonly required: Permissions;
  /** Asked for where the installation has them. */
  readonly optional: Permissions;
}

export interface AppToken {
  readonly token: Secret;
  /** The optional permissions that the installation lacks. */
  readonly missing: readonly string[];
  /** Revokes it, once, whoever asks for it; a token that cannot be revoked ends by itself within the hour. */
  readonly release: () => Promise<void>;
}

type Place = Omit<Server, 'token'>;

const mintPatience = 30_000;

/**
 * A token of the App's installation on one repository, with no more permissions than named.
 * @throws ActionError TOKEN_INVALID, REPOSITORY_NOT_FOUND, PERMISSION_MISSING, GITHUB_UNAVAILABLE
 */
export async function mintAppToken(
  key: AppKey,
  server: Place,
  scope: TokenScope,
  patience: Patience = patienceFor(mintPatience),
): Promise<AppToken> {
  const transport = createTransport({ ...server, token: await signedBy(key) }, patience);
  const { repository } = scope;
  const step: Step = {
    doing: `Signing in to ${repository} as the App ${key.id}`,
    repository,
    permission: 'metadata: read',
  };
  const installation = await transport.read({ method: 'GET', url: `/repos/${repository}/installation` }, step);
  const granted = at(installation.data, 'permissions');
  const has = ([name, access]: readonly [string, string]): boolean => {
    const level = isObject(granted) ? granted[name] : undefined;
    return level === access || level === 'write';
  };
  const lacking = Object.entries(scope.required).filter((entry) => !has(entry));
  if (lacking.length > 0) throw notGranted(step, lacking);
  const optional = Object.entries(scope.optional);
  const permissions = { ...scope.required, ...Object.fromEntries(optional.filter(has)) };
  const id = numberAt(installation.data, 'id');
  // Minting twice after a lost answer leaves a token behind that nobody knows.
  const minted = await transport.read(
    {
      method: 'POST',
      url: `/app/installations/${id}/access_tokens`,
      body: { repositories: [ownerAndName(repository).name], permissions },
    },
    step,
  );
  const token = new Secret(textAt(minted.data, 'token'));
  let released: Promise<unknown> | undefined;
  return {
    token,
    missing: optional.filter((entry) => !has(entry)).map(([name, access]) => `${name.replaceAll('_', '-')}: ${access}`),
    release: async () => {
      // a run that is cancelled ends, and clears up: at the same time
      released ??= createExchange(token, server.apiUrl)({ method: 'DELETE', url: '/installation/token' });
      await released;
    },
  };
}

function notGranted({ doing, repository }: Step, lacking: readonly (readonly [string, string])[]): ActionError {
  const names = lacking.map(([name, access]) => `"${name.replaceAll('_', '-')}: ${access}"`).join(', ');
  return new ActionError('PERMISSION_MISSING', `${doing} failed: its installation lacks ${names}.`, {
    hint: `Add it to the App's permissions, then accept them where the App is installed on ${repository}.`,
  });
}
