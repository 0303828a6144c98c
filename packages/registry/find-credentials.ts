import type { Secret } from '#secret';
import { askHelper } from './credential-helper.ts';
import type { Credentials } from './credentials.ts';
import { readDockerLogin } from './docker-config.ts';

export interface CredentialSources {
  /** Host with an optional port, as in an image reference. */
  readonly registry: string;
  /** The repository's path in it: a login may be for a part of the registry. */
  readonly path?: string | undefined;
  /** What the user gave for this registry. */
  readonly given?: Credentials | undefined;
  /** Says where docker's configuration lies; a credential helper runs in it. */
  readonly environment: Readonly<Record<string, string>>;
  /** The job's own identity, and the page of the GitHub that gave it. No registry but that GitHub's ever sees it. */
  readonly github?: { readonly actor: string; readonly token: Secret; readonly serverUrl: string } | undefined;
}

/**
 * The registry of github.com, or of a GitHub of one's own.
 * @see https://docs.github.com/en/enterprise-server@latest/packages/working-with-a-github-packages-registry/working-with-the-container-registry
 */
function githubRegistry(serverUrl: string): string {
  const host = URL.parse(serverUrl)?.host ?? '';
  return host === 'github.com' ? 'ghcr.io' : `containers.${host}`;
}

/** The first of: what was given, what `docker login` left, and the job's token for GitHub. `undefined`: anonymous. */
export async function findCredentials(sources: CredentialSources): Promise<Credentials | undefined> {
  const { registry, path, given, environment, github } = sources;
  if (given !== undefined) return given;
  const login = await readDockerLogin({ registry, path }, environment);
  if (login?.helper !== undefined) {
    const { helper, serverName } = login;
    const helped = await askHelper({ helper, serverName, environment });
    if (helped !== undefined) return helped;
  }
  if (login?.stored !== undefined) return login.stored;
  return github !== undefined && registry === githubRegistry(github.serverUrl)
    ? { username: github.actor, password: github.token }
    : undefined;
}
