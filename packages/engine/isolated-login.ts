import { chmod, mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Credentials } from '#registry';
import { Secret } from '#secret';

export type CredentialsFor = (registry: string) => Promise<Credentials | undefined>;

export type Environment = Readonly<Record<string, string>>;

export interface LoginRequest {
  readonly registries: readonly string[];
  readonly credentialsFor: CredentialsFor;
  readonly environment: Environment;
  /** A folder that whoever asked removes. */
  readonly temp: string;
}

export interface IsolatedLogin {
  /** Holds `config.json`; for DOCKER_CONFIG, and as an authfile of buildah. */
  readonly directory: string;
  /** For the child alone: it holds the passwords. */
  readonly environment: Environment;
  /** What must not appear in what the child prints. */
  readonly secrets: readonly Secret[];
}

const helperName = 'gitops-actions';

/**
 * A docker configuration that logs in without a password on disk or on a command line: it names a credential helper,
 * and the helper prints what stands in the child's environment.
 * @see https://docs.docker.com/reference/cli/docker/login/#credential-helpers
 */
export async function isolateLogin({
  registries,
  credentialsFor,
  environment,
  temp,
}: LoginRequest): Promise<IsolatedLogin> {
  const directory = join(temp, 'login');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const logins: Login[] = [];
  for (const registry of new Set(registries)) {
    const credentials = await credentialsFor(registry);
    if (credentials !== undefined) logins.push(loginOf(registry, credentials, `GITOPS_ACTIONS_LOGIN_${logins.length}`));
  }
  const helper = join(directory, `docker-credential-${helperName}`);
  await writeFile(helper, helperScript(logins));
  await chmod(helper, 0o700);
  const kept = await keepFrom(environment, directory);
  const credHelpers = Object.fromEntries(logins.map(({ server }) => [server, helperName]));
  await writeFile(join(directory, 'config.json'), JSON.stringify({ ...kept, credHelpers }));
  return {
    directory,
    environment: {
      ...environment,
      ...Object.fromEntries(logins.map(({ variable, answer }) => [variable, answer])),
      PATH: [directory, environment.PATH ?? ''].join(delimiter),
    },
    secrets: logins.flatMap(({ secrets }) => secrets),
  };
}

interface Login {
  readonly server: string;
  readonly variable: string;
  readonly answer: string;
  readonly secrets: readonly Secret[];
}

function loginOf(registry: string, { username, password }: Credentials, variable: string): Login {
  // docker knows its own registry by this name only
  const server = registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry;
  const answer = JSON.stringify({ ServerURL: server, Username: username, Secret: password.reveal() });
  return { server, variable, answer, secrets: [password, new Secret(answer)] };
}

/** A registry's name follows the reference grammar, so it cannot end the quotes. */
function helperScript(logins: readonly Login[]): string {
  const cases = logins.map(({ server, variable }) => `  "get ${server}") printf '%s' "$${variable}" ;;\n`);
  return `#!/bin/sh
read -r server
case "$1 $server" in
${cases.join('')}  *) echo 'credentials not found in native keychain'; exit 1 ;;
esac
`;
}

/** Without its plugins and contexts docker finds neither buildx nor a daemon that is not the default one. */
async function keepFrom(
  { HOME, DOCKER_CONFIG }: Environment,
  directory: string,
): Promise<Readonly<Record<string, unknown>>> {
  // never a relative path: it would lead into the checkout, and plugins are programs
  const original = DOCKER_CONFIG ?? join(HOME ?? '', '.docker');
  if (!isAbsolute(original)) return {};
  for (const name of ['cli-plugins', 'contexts']) {
    const isThere = await stat(join(original, name)).catch(() => undefined);
    if (isThere !== undefined) await symlink(join(original, name), join(directory, name));
  }
  const text = await readFile(join(original, 'config.json'), 'utf8').catch(() => '{}');
  const { currentContext, cliPluginsExtraDirs } = parse(text);
  return {
    ...(currentContext !== undefined && { currentContext }),
    ...(cliPluginsExtraDirs !== undefined && { cliPluginsExtraDirs }),
  };
}

function parse(text: string): { readonly currentContext?: unknown; readonly cliPluginsExtraDirs?: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
