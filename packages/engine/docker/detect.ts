import { join } from 'node:path';
import { ActionError } from '#error';
import { ExecError, execute, findCommand } from '#exec';
import type { Environment } from '../isolated-login.ts';

/** How docker is told to build with BuildKit. */
export type Docker = DockerThere | { readonly can: false; readonly why: ActionError };

export interface DockerThere {
  readonly can: true;
  /** Absolute path of the client. */
  readonly command: string;
  /** Whether it builds through its plugin; older clients speak to BuildKit by themselves. */
  readonly buildx: boolean;
  /** Absolute path of the plugin, where that is known: it runs without the client, too. */
  readonly plugin?: string;
}

/** From this version on the client has no BuildKit of its own, and without buildx falls back to the legacy builder in silence. */
const firstWithoutBuildKit = 23;

/** Beside the one in the user's own. @see https://github.com/docker/cli/blob/master/cli-plugins/manager/manager_unix.go */
const pluginFolders = ['/usr/local/lib', '/usr/local/libexec', '/usr/lib', '/usr/libexec'].map((folder) =>
  join(folder, 'docker/cli-plugins'),
);

/**
 * docker with its plugin, as far as files tell, which is quickly said; `undefined`: ask docker itself. Whether its engine
 * answers shows in the build.
 */
export async function expectDocker(environment: Environment): Promise<DockerThere | undefined> {
  const command = await findCommand('docker', environment);
  if (command === undefined) return undefined;
  const { HOME = '', DOCKER_CONFIG = join(HOME, '.docker') } = environment;
  for (const folder of [join(DOCKER_CONFIG, 'cli-plugins'), ...pluginFolders]) {
    const plugin = await findCommand(join(folder, 'docker-buildx'), environment);
    if (plugin !== undefined) return { can: true, command, buildx: true, plugin };
  }
  return undefined;
}

/** Whether docker is there, its engine answers, and it builds with BuildKit. */
export async function detectDocker(environment: Environment): Promise<Docker> {
  const command = await findCommand('docker', environment);
  if (command === undefined) return missing('there is no command `docker` on the PATH');
  const [version, hasBuildx] = await Promise.all([
    versionOf(command, environment),
    answers(command, ['buildx', 'version'], environment),
  ]);
  if (version.server === '') return missing(`client ${version.client} finds no docker engine (${version.said})`);
  if (hasBuildx) return { can: true, command, buildx: true };
  if (Number.parseInt(version.client, 10) < firstWithoutBuildKit) return { can: true, command, buildx: false };
  return missing(`client ${version.client} (${command}) has no buildx, and would use the legacy builder`);
}

interface Version {
  /** '' when unknown. */
  readonly client: string;
  readonly server: string;
  readonly said: string;
}

async function versionOf(command: string, environment: Environment): Promise<Version> {
  const format = '{{.Client.Version}} {{with .Server}}{{.Version}}{{end}}';
  const output = await execute(command, ['version', '--format', format], { environment }).catch((error: unknown) => {
    if (error instanceof ExecError) return error;
    throw error;
  });
  const [client = '', server = ''] = output.stdout.trim().split(' ');
  return { client, server, said: output.stderr.trim().split('\n')[0] ?? '' };
}

async function answers(command: string, args: readonly string[], environment: Environment): Promise<boolean> {
  try {
    await execute(command, args, { environment });
    return true;
  } catch (error) {
    if (error instanceof ExecError) return false;
    throw error;
  }
}

function missing(found: string): Docker {
  const why = new ActionError('ENGINE_MISSING', `Engine docker cannot be used: ${found}.`, {
    hint: 'Use a runner with docker and its buildx plugin (https://docs.docker.com/go/buildx/), or another engine.',
  });
  return { can: false, why };
}
