import type { BuildRequest } from './engine.ts';
import { formatPlatform } from './platform.ts';

/** What every engine calls by the same name. */
export function buildOptions(request: BuildRequest): readonly string[] {
  const { file, target, labels, buildArgs, ssh, buildContexts, network, addHosts, shmSize, ulimits } = request;
  return [
    `--file=${file}`,
    ...(target === undefined ? [] : [`--target=${target}`]),
    ...[...labels].map(([name, value]) => `--label=${name}=${value}`),
    ...[...buildArgs].map(([name, value]) => `--build-arg=${name}=${value}`),
    ...ssh.map((agent) => `--ssh=${agent}`),
    ...[...buildContexts].map(([name, value]) => `--build-context=${name}=${value}`),
    ...(request.noCache ? ['--no-cache'] : []),
    ...(network === undefined || network === 'default' ? [] : [`--network=${network}`]),
    ...addHosts.map((host) => `--add-host=${host}`),
    ...(shmSize === undefined ? [] : [`--shm-size=${shmSize}`]),
    ...ulimits.map((limit) => `--ulimit=${limit}`),
  ];
}

/** What only BuildKit knows. */
export function buildKitOptions({ pull, noCacheFilters, platforms, allow }: BuildRequest): readonly string[] {
  return [
    ...(pull ? ['--pull'] : []),
    ...allow.map((entitlement) => `--allow=${entitlement}`),
    ...noCacheFilters.map((stage) => `--no-cache-filter=${stage}`),
    ...(platforms.length === 0 ? [] : [`--platform=${platforms.map(formatPlatform).join(',')}`]),
  ];
}
