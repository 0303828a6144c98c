/** This machine's own registries speak plain http. */
const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/;

/**
 * What names mean: a bare `nginx` is Docker Hub's, as docker has it, whatever the distribution's own file says.
 * @see https://github.com/containers/image/blob/main/docs/containers-registries.conf.5.md
 */
export function registriesConfiguration(registries: readonly string[]): string {
  const insecure = [...new Set(registries)].filter((registry) => loopback.test(registry));
  return [
    'unqualified-search-registries = ["docker.io"]',
    ...insecure.map((registry) => `[[registry]]\nlocation = "${registry}"\ninsecure = true`),
    '',
  ].join('\n');
}
