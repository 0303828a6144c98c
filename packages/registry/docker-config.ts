import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ActionError } from '#error';
import { Secret } from '#secret';
import { type Credentials, identityUser } from './credentials.ts';
import { isObject, type JsonObject, parseJson } from './json.ts';

/** What `docker login` and its relatives left for one registry. */
export interface DockerLogin {
  /** Name of a credential helper, without `docker-credential-`. */
  readonly helper: string | undefined;
  /** The key under which helpers know the registry. */
  readonly serverName: string;
  readonly stored: Credentials | undefined;
}

const dockerHubKey = 'https://index.docker.io/v1/';
const dockerHubNames: readonly string[] = ['docker.io', 'index.docker.io', 'registry-1.docker.io'];

/**
 * Reads `$DOCKER_CONFIG/config.json`, or `~/.docker/config.json`. A helper of this registry goes before the store of all,
 * and that before a password in the file.
 * @see https://docs.docker.com/reference/cli/docker/login/#credential-stores
 * @throws ActionError REGISTRY_AUTH when the file is there and cannot be read
 */
export async function readDockerLogin(
  { registry, path = '' }: { readonly registry: string; readonly path?: string | undefined },
  environment: Readonly<Record<string, string>>,
): Promise<DockerLogin | undefined> {
  const file = configFile(environment);
  const config = file === undefined ? undefined : await readConfig(file);
  if (config === undefined) return undefined;
  const isHub = dockerHubNames.includes(registry);
  const rank = (key: string): number => rankOf(key, isHub ? dockerHubNames : [registry], path);
  const helper = entryOf(config.credHelpers, rank) ?? config.credsStore;
  return {
    helper: typeof helper === 'string' && helper !== '' ? helper : undefined,
    serverName: isHub ? dockerHubKey : registry,
    stored: credentialsOf(entryOf(config.auths, rank)),
  };
}

function configFile({ DOCKER_CONFIG = '', HOME = '' }: Readonly<Record<string, string>>): string | undefined {
  if (DOCKER_CONFIG !== '') return join(DOCKER_CONFIG, 'config.json');
  return HOME === '' ? undefined : join(HOME, '.docker', 'config.json');
}

async function readConfig(file: string): Promise<JsonObject | undefined> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw unreadable(file, 'it cannot be opened');
  });
  return text === undefined ? undefined : parse(text, file);
}

/** The file holds passwords: nothing of it is quoted. */
function parse(text: string, file: string): JsonObject {
  const value = parseJson(text);
  if (isObject(value)) return value;
  throw unreadable(file, value === undefined ? 'it is not JSON' : 'it is not a JSON object');
}

/** Podman and buildah also keep logins for a part of a registry: of `host`, `host/acme` and `host/acme/shop` the longest wins. */
function rankOf(key: string, hosts: readonly string[], path: string): number {
  const isAddress = /^https?:\/\//.test(key);
  const [host = '', ...parts] = key.replace(/^https?:\/\//, '').split('/');
  if (!hosts.includes(host)) return 0;
  const namespace = parts.join('/');
  // docker writes addresses, whose path is that of the API
  if (isAddress || namespace === '' || /^v[12]\/?$/.test(namespace)) return 1;
  return `${path}/`.startsWith(`${namespace}/`) ? 1 + namespace.length : 0;
}

function entryOf(table: unknown, rank: (key: string) => number): unknown {
  if (!isObject(table)) return undefined;
  const ranked = Object.entries(table).map(([key, value]) => ({ value, rank: rank(key) }));
  return ranked.filter((entry) => entry.rank > 0).toSorted((a, b) => b.rank - a.rank)[0]?.value;
}

function credentialsOf(entry: unknown): Credentials | undefined {
  if (!isObject(entry)) return undefined;
  const { auth, username, password, identitytoken } = entry;
  // what `docker login` leaves beside it is the user's name alone
  if (typeof identitytoken === 'string' && identitytoken !== '') {
    return { username: identityUser, password: new Secret(identitytoken) };
  }
  if (typeof username === 'string' && typeof password === 'string') return { username, password: new Secret(password) };
  if (typeof auth !== 'string') return undefined;
  const decoded = Buffer.from(auth, 'base64').toString('utf8');
  // a password may hold further colons
  const colon = decoded.indexOf(':');
  if (colon < 1) return undefined;
  return { username: decoded.slice(0, colon), password: new Secret(decoded.slice(colon + 1)) };
}

function unreadable(file: string, found: string): ActionError {
  return new ActionError('REGISTRY_AUTH', `Reading the logins in ${file} failed: ${found}.`, {
    hint: 'Log in again, or give username and password to this step.',
  });
}
