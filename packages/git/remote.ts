import { devNull } from 'node:os';
import { ActionError } from '#error';
import { ExecError, execute } from '#exec';
import { Secret } from '#secret';

/** A repository on a server, as a token sees it. */
export interface Remote {
  /** `https://github.com/owner/name.git` */
  readonly url: string;
  readonly token: Secret;
  /** What git may see of the step's environment. */
  readonly environment: Readonly<Record<string, string>>;
}

/** The ids of branches, tags and notes, by their full names, sorted. */
export type Refs = ReadonlyMap<string, string>;

/** What is kept of a repository. Everything else, such as refs/pull, belongs to the server. */
export const kept = ['refs/heads/', 'refs/tags/', 'refs/notes/'] as const;

/** The kept refs of a server. @throws ActionError as {@link askRemote} */
export async function listRemoteRefs(remote: Remote): Promise<Refs> {
  const patterns = kept.map((prefix) => `${prefix}*`);
  return refsIn(await askRemote(remote, ['ls-remote', '--refs', remote.url, ...patterns]));
}

/** Lines of an id, white space and a name. */
export function refsIn(output: string): Refs {
  const found = output.split('\n').flatMap((line) => {
    const [oid = '', name = ''] = line.split(/\s+/);
    return kept.some((prefix) => name.startsWith(prefix)) ? [[name, oid] as const] : [];
  });
  return new Map(found.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Runs git against a server. The token reaches git by its environment alone: no URL, argument or file ever holds it. No
 * configuration is read, and nothing of a checkout runs.
 * @throws ActionError TOKEN_INVALID, PERMISSION_MISSING, REPOSITORY_NOT_FOUND, GITHUB_UNAVAILABLE, COMMAND_FAILED
 */
export async function askRemote(remote: Remote, args: readonly string[]): Promise<string> {
  const { url, token, environment } = remote;
  const credentials = new Secret(Buffer.from(`x-access-token:${token.reveal()}`).toString('base64'));
  const own = {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `http.${new URL(url).origin}/.extraheader`,
    GIT_CONFIG_VALUE_0: `Authorization: Basic ${credentials.reveal()}`,
  };
  const options = { environment: { ...plain(environment), ...own }, secrets: [token, credentials] };
  try {
    return (await execute('git', args, options)).stdout;
  } catch (error) {
    throw error instanceof ExecError ? refusalOf(error, remote) : error;
  }
}

/** Runs git on a repository of our own. */
export async function askLocal(
  directory: string,
  args: readonly string[],
  environment: Remote['environment'],
): Promise<string> {
  return (await execute('git', [`--git-dir=${directory}`, ...args], { environment: plain(environment) })).stdout;
}

function plain(environment: Remote['environment']): Readonly<Record<string, string>> {
  return {
    ...Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('GIT_'))),
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: devNull,
  };
}

/** Git says in words alone why a server refused it. */
function refusalOf(error: ExecError, { url }: Remote): ActionError {
  const said = error.stderr;
  const refuse = (code: ConstructorParameters<typeof ActionError>[0], found: string, hint: string): ActionError =>
    new ActionError(code, `Asking ${url} failed: ${found}.`, { hint, cause: error });
  if (/Authentication failed|could not read Username|error: 401/i.test(said))
    return refuse('TOKEN_INVALID', 'the token is not accepted', 'Give a token that is valid and sees the repository.');
  if (/error: 403|Permission to .* denied|not allowed|denied to/i.test(said))
    return refuse(
      'PERMISSION_MISSING',
      'the token may not do this',
      'To back up it needs `contents: read`, to restore `contents: write` and `workflows: write`.',
    );
  if (/Repository not found|error: 404|not found/i.test(said))
    return refuse(
      'REPOSITORY_NOT_FOUND',
      'there is no such repository for the token',
      'Check the input `repository`, and the token.',
    );
  if (
    /Could not resolve host|Connection (?:refused|reset|timed out)|Failed to connect|error: 5\d\d|early EOF|hung up/i.test(
      said,
    )
  )
    return refuse('GITHUB_UNAVAILABLE', 'it gave no answer', 'Run the job again.');
  return error;
}
