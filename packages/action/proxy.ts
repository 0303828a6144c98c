import type { Log } from './log.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const variables = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'];
/** Services of the job itself, which no proxy reaches. */
const direct = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Lets all requests of this process go through the proxy that the runner's environment names.
 * @see https://docs.github.com/en/actions/how-tos/manage-runners/self-hosted-runners/use-proxy-servers
 */
export function useProxy(environment: Environment, log: Log): void {
  if (!variables.some((name) => environment[name])) return;
  // not loaded where it is not needed; a runner's Node before 24.14 does not have the function
  const http: { readonly setGlobalProxyFromEnv?: (environment: Environment) => unknown } =
    process.getBuiltinModule('node:http');
  if (http.setGlobalProxyFromEnv === undefined) {
    log.annotate('warning', `Requests go past the proxy: update the runner, whose Node ${process.version} knows none.`);
    return;
  }
  const past = [environment.no_proxy ?? environment.NO_PROXY ?? '', ...direct].filter((host) => host !== '').join(',');
  http.setGlobalProxyFromEnv({ ...environment, no_proxy: past, NO_PROXY: past });
}
