import { ActionError } from '#error';
import { ExecError, execute, findCommand } from '#exec';
import { Secret } from '#secret';
import type { Credentials } from './credentials.ts';
import { isObject, parseJson } from './json.ts';

export interface HelperRequest {
  /** Without `docker-credential-`. */
  readonly helper: string;
  /** The key under which the helper knows the registry. */
  readonly serverName: string;
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Asks a docker credential helper; `undefined` when it has nothing for the registry.
 * @see https://github.com/docker/docker-credential-helpers#development
 * @throws ActionError REGISTRY_AUTH
 */
export async function askHelper({ helper, serverName, environment }: HelperRequest): Promise<Credentials | undefined> {
  const command = `docker-credential-${helper}`;
  // the name comes from a file and becomes a command
  if (!/^[A-Za-z0-9._-]+$/.test(helper)) throw failed(command, serverName, 'it is no command name');
  const program = await findCommand(command, environment);
  if (program === undefined) throw failed(command, serverName, 'it is not on the PATH');
  const output = await execute(program, ['get'], { input: serverName, environment }).catch((error: unknown) => {
    if (error instanceof ExecError && /credentials not found/i.test(error.stdout)) return undefined;
    // what a helper prints may hold a password: its output stays out of the error
    throw failed(
      command,
      serverName,
      error instanceof ExecError ? `exit code ${error.exitCode}` : 'it cannot be started',
    );
  });
  if (output === undefined) return undefined;
  const credentials = read(output.stdout);
  if (credentials === undefined) throw failed(command, serverName, 'its answer holds no user name and password');
  return credentials;
}

function read(stdout: string): Credentials | undefined {
  const answer = parseJson(stdout);
  const { Username: username, Secret: password } = isObject(answer) ? answer : {};
  if (typeof username !== 'string' || typeof password !== 'string') return undefined;
  return { username, password: new Secret(password) };
}

function failed(command: string, serverName: string, found: string): ActionError {
  return new ActionError('REGISTRY_AUTH', `Asking ${command} for the login of ${serverName} failed: ${found}.`, {
    hint: 'Install the helper that your docker configuration names, or give username and password to this step.',
  });
}
