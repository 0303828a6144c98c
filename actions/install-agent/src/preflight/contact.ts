import {
  ApiError,
  type Client,
  holdsEverything,
  objectPath,
  readIdentity,
  readServerVersion,
  type ServerVersion,
  textAt,
} from '#cluster';
import { ActionError } from '#error';
import type { Installation } from '../installation.ts';
import type { PreflightRow } from './row.ts';
import { attempted, failAt, ok, warn } from './rows.ts';

/** What the cluster says before anything else is asked. */
export interface Contact {
  readonly rows: readonly PreflightRow[];
  readonly isReached: boolean;
  readonly holdsEverything: boolean;
}

/** Asks everything at once that needs no manifests. */
export async function contact(
  client: Client,
  { agent, namespace }: Pick<Installation, 'agent' | 'namespace'>,
): Promise<Contact> {
  const [version, identity, everything, place] = await Promise.all([
    attempted(() => readServerVersion(client)),
    attempted(() => readIdentity(client)),
    attempted(() => holdsEverything(client)),
    attempted(() => namespaceRow(client, namespace)),
  ]);
  const { host } = client.server;
  const reached = ok('reach', `${host} answers.`);
  const trusted = ok('tls', `The certificate of ${host} is trusted.`);
  const broken = [version, identity].flatMap((each) => ('error' in each ? [each.error] : []))[0];
  if (broken !== undefined && !isUntold(broken)) {
    // what is neither the connection nor the server's word is a credential that could not be had
    const row = failAt('auth', broken);
    const passed = broken instanceof ApiError ? [reached, trusted] : row.check === 'tls' ? [reached] : [];
    return { rows: [...passed, row], isReached: false, holdsEverything: false };
  }
  return {
    rows: [
      ...[reached, trusted],
      'value' in identity ? identityRow(identity.value.user) : warn('auth', 'The API server does not tell who we are.'),
      'value' in version
        ? versionRow(version.value, agent)
        : warn('version', 'The API server does not tell its version.'),
      'value' in place ? place.value : failAt('namespace', place.error),
    ],
    isReached: true,
    holdsEverything: 'value' in everything && everything.value,
  };
}

/** Old servers know no reviews of users, and some show their version to nobody. */
function isUntold(error: ActionError): boolean {
  return error instanceof ApiError && [403, 404].includes(error.refusal.status);
}

function identityRow(user: string): PreflightRow {
  if (user !== 'system:anonymous') return ok('auth', `The cluster takes us for "${user}".`);
  const message = 'Signing in to the cluster failed: it takes us for nobody.';
  return failAt(
    'auth',
    new ActionError('AUTH_EXPIRED', message, { hint: 'Give a kubeconfig or a token of this cluster.' }),
  );
}

/** @see https://fluxcd.io/flux/installation/#prerequisites */
const oldest = { flux: 33, argocd: 0, manifests: 0 } as const;

function versionRow({ major, minor, text }: ServerVersion, agent: Installation['agent']): PreflightRow {
  if (Number.isNaN(major) || Number.isNaN(minor)) return warn('version', `The cluster calls its version "${text}".`);
  if (major > 1 || minor >= oldest[agent]) return ok('version', `Kubernetes ${text}`);
  const message = `Checking the version of the cluster failed: Flux needs Kubernetes 1.${oldest[agent]} or newer, this is ${text}.`;
  return failAt('version', new ActionError('VERSION_TOO_OLD', message, { hint: 'Upgrade the cluster first.' }));
}

const namespaces = { group: '', version: 'v1', kind: 'Namespace', plural: 'namespaces', namespaced: false };

async function namespaceRow(client: Client, name: string): Promise<PreflightRow> {
  const path = objectPath(namespaces, { namespace: '', name });
  try {
    const { body } = await client.request({ method: 'GET', path, operation: `Reading Namespace ${name}` });
    if (textAt(body, 'metadata', 'deletionTimestamp') === '') return ok('namespace', `${name} is active.`);
    const message = `Using Namespace ${name} failed: it is being deleted.`;
    const hint =
      'Wait until the namespace is gone, or find the finalizers that hold it: its status conditions name them.';
    return failAt('namespace', new ActionError('NAMESPACE_TERMINATING', message, { hint }));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.refusal.status === 404) return ok('namespace', `${name} is absent: it is created.`);
    if (error.refusal.status === 403) return warn('namespace', `Whether ${name} exists is not told to us.`);
    throw error;
  }
}
