import type { Secret } from '#secret';
import { askHelper } from './credential-helper.ts';
import type { Credentials } from './credentials.ts';
import { readDockerLogin } from './docker-config.ts';

export interface CredentialSources {
  /** Host with an optional port, as in an image reference. */
  readonly registry: string;
  /** What the user gave for this registry. */
  readonly given?: Credentials | undefined;
  /** Says where docker's configuration lies; a credential helper runs in it. */
  readonly environment: Readonly<Record<string, string>>;
  /** The job's own identity. No registry but GitHub's ever sees it. */
  readonly github?: { readonly actor: string; readonly token: Secret } | undefined;
}

const githubRegistry = 'ghcr.io';

/** The first of: what was given, what `docker login` left, and the job's token on ghcr.io. `undefined`: anonymous. */
export async function findCredentials(sources: CredentialSources): Promise<Credentials | undefined> {
  const { registry, given, environment, github } = sources;
  if (given !== undefined) return given;
  const login = await readDockerLogin(registry, environment);
  if (login?.helper !== undefined) {
    const { helper, serverName } = login;
    const helped = await askHelper({ helper, serverName, environment });
    if (helped !== undefined) return helped;
  }
  if (login?.stored !== undefined) return login.stored;
  return registry === githubRegistry && github !== undefined
    ? { username: github.actor, password: github.token }
    : undefined;
}
