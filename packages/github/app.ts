import { type AppKey, signedBy } from './app-key.ts';
import { at, isObject, numberAt, textAt } from './json.ts';
import { type Patience, patience as patienceFor } from './patience.ts';
import type { Step } from './step.ts';
import { createTransport, type Server } from './transport.ts';

/** A GitHub App, and where it is installed. */
export interface AppFacts {
  readonly slug: string;
  /** What the App's settings ask for, as they name it: `contents: read`. */
  readonly permissions: Readonly<Record<string, string>>;
  readonly installation: {
    readonly id: string;
    /** What its owner has accepted of it. */
    readonly permissions: Readonly<Record<string, string>>;
  };
}

const appPatience = 30_000;

/**
 * What an App may do, and its installation on a repository, as the App itself sees them.
 * @throws ActionError TOKEN_INVALID, REPOSITORY_NOT_FOUND where it is not installed there, GITHUB_UNAVAILABLE
 */
export async function readApp(
  key: AppKey,
  server: Omit<Server, 'token'>,
  repository: string,
  patience: Patience = patienceFor(appPatience),
): Promise<AppFacts> {
  const transport = createTransport({ ...server, token: await signedBy(key) }, patience);
  const step: Step = { doing: `Looking at the App ${key.id}`, repository, permission: 'metadata: read' };
  const [app, installation] = await Promise.all([
    transport.read({ method: 'GET', url: '/app' }, step),
    transport.read({ method: 'GET', url: `/repos/${repository}/installation` }, step),
  ]);
  return {
    slug: textAt(app.data, 'slug'),
    permissions: permissionsOf(app.data),
    installation: { id: `${numberAt(installation.data, 'id')}`, permissions: permissionsOf(installation.data) },
  };
}

function permissionsOf(data: unknown): Readonly<Record<string, string>> {
  const permissions = at(data, 'permissions');
  const entries = isObject(permissions) ? Object.entries(permissions) : [];
  return Object.fromEntries(entries.map(([name, level]) => [name.replaceAll('_', '-'), String(level)]));
}
