import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { unbracketed } from './reach.ts';

/** The addresses of a host name. */
export type Resolve = (host: string) => Promise<readonly string[]>;

export const systemResolve: Resolve = async (host) => (await lookup(host, { all: true })).map(({ address }) => address);

/** The addresses of a URL's host: itself, where it is one. */
export async function addressesOf({ hostname }: URL, resolve: Resolve): Promise<readonly string[]> {
  const literal = unbracketed(hostname);
  return isIP(literal) === 0 ? await resolve(literal) : [literal];
}

/** Connects to addresses that were judged: the name may resolve to others the next time. */
export function lookupOf(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, { all }, settle) => {
    const [first = { address: '', family: 0 }] = found;
    if (all) settle(null, found);
    else settle(null, first.address, first.family);
  };
}
