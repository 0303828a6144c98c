import { isLoopbackHost } from '#network';

const dockerHubApi = 'registry-1.docker.io';

/**
 * The base URL of a registry's API. Plain http only for this machine itself; Docker Hub's API has another name.
 * @param registry host with an optional port, as in an image reference
 */
export function originOf(registry: string): URL {
  const host = registry === 'docker.io' ? dockerHubApi : registry;
  const scheme = isLoopbackHost(new URL(`https://${host}`).hostname) ? 'http' : 'https';
  return new URL(`${scheme}://${host}`);
}
