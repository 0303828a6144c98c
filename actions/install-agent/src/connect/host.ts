import { httpsUrl, knownHostsOf, sshUrl } from '#agent';
import { ActionError } from '#error';
import type { WantedConnection } from '../installation.ts';
import type { GitHubPlace } from './connect-ports.ts';

type Wanted = Pick<WantedConnection, 'repository' | 'credentials' | 'knownHosts' | 'port443'>;

/**
 * The URL that the agent clones. Known hosts that all name one port of the server (`[git.example.com]:2222 …`) say that SSH is there: with
 * another port they would be of no use.
 */
export function cloneUrl({ repository, credentials, knownHosts, port443 }: Wanted, { serverUrl }: GitHubPlace): string {
  if (credentials.kind !== 'deploy-key') return httpsUrl({ serverUrl, repository });
  const url = new URL(sshUrl({ serverUrl, repository }, port443));
  const ports = new Set(knownHosts.flatMap((line) => hostsIn(line)).map((host) => portOf(host, url.hostname)));
  const [port] = ports;
  if (url.port === '' && ports.size === 1 && port !== undefined) url.port = port;
  return url.href;
}

/**
 * The lines of known_hosts for that URL.
 * @param given lines as in a known_hosts file, or host keys alone; empty where GitHub's own count
 * @param own what GitHub tells at `GET /meta`
 * @throws ActionError INPUT_INVALID where no line is about that host
 */
export function knownHostLines(url: string, given: readonly string[], own: readonly string[]): readonly string[] {
  const { hostname, port } = new URL(url);
  const host = port === '' || port === '22' ? hostname : `[${hostname}]:${port}`;
  if (given.length === 0) {
    if (own.length > 0) return knownHostsOf(url, own);
    throw missing(`${host} does not tell its own`, host);
  }
  const bare = given.filter(isKey);
  const lines = [...knownHostsOf(url, bare), ...given.filter((line) => !isKey(line))];
  const isAbout = (line: string): boolean => hostsIn(line).includes(host) || line.startsWith('|');
  if (lines.some(isAbout)) return lines;
  throw missing(`none of \`known-hosts\` is of ${host}`, host);
}

function missing(found: string, host: string): ActionError {
  return new ActionError('INPUT_INVALID', `Looking for the host keys of ${host} failed: ${found}.`, {
    hint: `Set \`known-hosts\` to what the server's administrator publishes, in lines such as "${host} ssh-ed25519 AAAA…".`,
  });
}

/** `ssh-ed25519 AAAA…`, without a host. */
function isKey(line: string): boolean {
  return /^(?:ssh|ecdsa|sk-ssh|sk-ecdsa)-\S+\s/.test(line);
}

/** @see https://man.openbsd.org/sshd#SSH_KNOWN_HOSTS_FILE_FORMAT */
function hostsIn(line: string): readonly string[] {
  return isKey(line) ? [] : (line.split(/\s+/)[0] ?? '').split(',');
}

function portOf(host: string, hostname: string): string | undefined {
  const [, name, port] = /^\[(.+)\]:(\d+)$/.exec(host) ?? [];
  return name === hostname ? port : undefined;
}
