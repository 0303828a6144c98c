import { ActionError } from '#error';
import { type AppFacts, readApp } from '#github';
import type { WantedCredentials } from '../installation.ts';
import type { PreflightRow } from '../preflight/row.ts';
import { ok, warn } from '../preflight/rows.ts';
import type { GitHubPlace } from './connect-ports.ts';

type WantedApp = Extract<WantedCredentials, { kind: 'github-app' }>;

export interface SeenApp {
  readonly row: PreflightRow;
  /** Of its installation on the repository. */
  readonly installationId: string;
}

/**
 * Whether an App may be given to an agent: what lies in a cluster should read and no more.
 * @throws ActionError CREDENTIAL_TOO_STRONG, PERMISSION_MISSING, INPUT_INVALID, and what `readApp` throws
 */
export async function lookAtApp(wanted: WantedApp, repository: string, github: GitHubPlace): Promise<SeenApp> {
  const app = await readApp({ id: wanted.appId, privateKey: wanted.privateKey }, github, repository);
  const doing = `Giving the App ${app.slug} to the agent failed`;
  const installationId = app.installation.id;
  if (wanted.installationId !== undefined && installationId !== wanted.installationId) {
    const message = `${doing}: on ${repository} it is installed as ${app.installation.id}, not as ${wanted.installationId}.`;
    throw new ActionError('INPUT_INVALID', message, { hint: `Set \`installation-id: ${app.installation.id}\`.` });
  }
  if (!('contents' in app.installation.permissions)) {
    throw new ActionError('PERMISSION_MISSING', `${doing}: its installation on ${repository} lacks "contents: read".`, {
      hint: `Add it to the App's permissions, then accept them where the App is installed.`,
    });
  }
  const writes = writesOf(app);
  const detail = `the App ${app.slug}, installation ${app.installation.id}`;
  if (writes.length === 0) return { row: ok('credential', `${detail}; it can only read.`), installationId };
  const row = warn('credential', `${detail}; it can also write: ${writes.join(', ')}.`);
  if (wanted.allowWrite) return { row, installationId };
  throw new ActionError('CREDENTIAL_TOO_STRONG', `${doing}: it can do more than read: ${writes.join(', ')}.`, {
    hint: 'Whoever gets into the cluster gets its private key. Register an App with "contents: read" alone, or set `allow-write-credentials: true`.',
  });
}

function writesOf({ permissions, installation }: AppFacts): readonly string[] {
  const all = [...Object.entries(permissions), ...Object.entries(installation.permissions)];
  return [...new Set(all.filter(([, level]) => level !== 'read').map(([name, level]) => `${name}: ${level}`))];
}
