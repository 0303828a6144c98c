import { addressesOf, isLoopbackHost, type Resolve, reachOf } from '#network';

/** The addresses to connect to, all of them judged; or why the server is not asked. */
export type JudgedServer = { readonly addresses: readonly string[] } | { readonly problem: string };

/**
 * Judges a server that a file names: whoever may change that file could otherwise have the runner call its own metadata
 * service.
 * - https; plain http on this machine alone
 * - no user or password in the URL
 * - never a link-local or metadata address, and this machine only by its own name
 */
export async function judgeServer(url: URL, resolve: Resolve): Promise<JudgedServer> {
  const isLocal = isLoopbackHost(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal)) {
    return { problem: `${url.protocol}//${url.host} is not https` };
  }
  if (`${url.username}${url.password}` !== '') return { problem: `the URL of ${url.host} holds a user or password` };
  const addresses = await addressesOf(url, resolve);
  if (addresses.length === 0) return { problem: `${url.host} has no address` };
  for (const address of addresses) {
    const reach = reachOf(address);
    const isRefused = reach === 'link-local' || (reach === 'loopback') !== isLocal;
    if (isRefused) return { problem: `${url.host} is at a ${reach} address, which is not asked` };
  }
  return { addresses };
}
