import type { BuildRequest } from '../engine.ts';
import type { Environment, IsolatedLogin } from '../isolated-login.ts';

/** What a docker client sees: the isolated login, and the builders that the machine has. */
export function childEnvironment(
  { directory, environment }: IsolatedLogin,
  original: Environment,
  { epochSeconds }: Pick<BuildRequest, 'epochSeconds'>,
): Environment {
  return {
    ...environment,
    BUILDX_CONFIG: buildxFolder(original),
    DOCKER_CONFIG: directory,
    DOCKER_BUILDKIT: '1',
    // provenance inside of the image would make an index of it, and another one each time
    BUILDX_NO_DEFAULT_ATTESTATIONS: '1',
    SOURCE_DATE_EPOCH: String(epochSeconds),
  };
}

/** Where buildx keeps its builders. */
function buildxFolder({ HOME = '', DOCKER_CONFIG = `${HOME}/.docker`, BUILDX_CONFIG }: Environment): string {
  return BUILDX_CONFIG ?? `${DOCKER_CONFIG}/buildx`;
}
