import { ActionError } from '#error';
import { ExecError, execute } from '#exec';
import type { ImageReference } from '#image';
import { formatReference } from '#image';
import { registriesOf } from '../base-registries.ts';
import { buildOptions } from '../build-options.ts';
import type { Build, BuildRequest, Engine } from '../engine.ts';
import { type CredentialsFor, type Environment, type IsolatedLogin, isolateLogin } from '../isolated-login.ts';
import { type Docker, detectDocker } from './detect.ts';
import { pushWithRetries } from './push.ts';

export interface DockerOptions {
  readonly environment: Environment;
  readonly credentialsFor: CredentialsFor;
  readonly say: (line: string) => void;
}

/**
 * Builds with BuildKit and leaves the image in docker's own store, which alone can push it. That store keeps labels and
 * drops annotations, and the image carries the time of the build.
 */
export function dockerEngine(options: DockerOptions): Engine {
  let detected: Promise<Docker> | undefined;
  const detect = (): Promise<Docker> => {
    detected ??= detectDocker(options.environment);
    return detected;
  };
  return { name: 'docker', probe: detect, build: async (request) => build(request, await detect(), options) };
}

async function build(request: BuildRequest, docker: Docker, options: DockerOptions): Promise<Build> {
  const { environment, credentialsFor, say } = options;
  if (!docker.can) throw docker.why;
  const { temp, names } = request;
  const login = await isolateLogin({ registries: await registriesOf(request), credentialsFor, environment, temp });
  const quiet = { environment: childEnvironment(login, options, request), secrets: login.secrets };
  const child = { ...quiet, onLine: say };
  const { command, buildx } = docker;
  const subcommand = buildx ? ['buildx', 'build', '--load'] : ['build'];
  await execute(command, [...subcommand, '--progress=plain', ...buildOptions(request)], child).catch(failed);
  const [name = ''] = names;
  const { stdout } = await execute(command, ['image', 'inspect', '--format', '{{.Id}}', name], quiet);
  return {
    kind: 'daemon',
    imageId: stdout.trim(),
    push: (to: ImageReference) => pushWithRetries(command, formatReference(to), child),
  };
}

function childEnvironment(
  { directory, environment }: IsolatedLogin,
  options: DockerOptions,
  request: BuildRequest,
): Environment {
  const {
    HOME = '',
    DOCKER_CONFIG = `${HOME}/.docker`,
    BUILDX_CONFIG = `${DOCKER_CONFIG}/buildx`,
  } = options.environment;
  return {
    ...environment,
    BUILDX_CONFIG,
    DOCKER_CONFIG: directory,
    DOCKER_BUILDKIT: '1',
    // provenance inside of the image would make an index of it, and another one each time
    BUILDX_NO_DEFAULT_ATTESTATIONS: '1',
    SOURCE_DATE_EPOCH: String(request.epochSeconds),
  };
}

function failed(error: unknown): never {
  if (!(error instanceof ExecError)) throw error;
  throw new ActionError('BUILD_FAILED', `Building with docker failed: ${error.message}`, {
    hint: 'The output above says which instruction failed.',
    cause: error,
  });
}
