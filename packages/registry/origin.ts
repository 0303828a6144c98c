import { BlockList, isIP } from 'node:net';

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

/** What an address reaches: this machine, its link or a cloud's metadata service, a private network, the internet. */
export type Reach = 'loopback' | 'link-local' | 'private' | 'public';

const ranges: readonly (readonly [Reach, string, number, 'ipv4' | 'ipv6'])[] = [
  ['loopback', '127.0.0.0', 8, 'ipv4'],
  ['loopback', '::1', 128, 'ipv6'],
  ['link-local', '0.0.0.0', 8, 'ipv4'],
  ['link-local', '::', 128, 'ipv6'],
  ['link-local', '169.254.0.0', 16, 'ipv4'],
  ['link-local', 'fe80::', 10, 'ipv6'],
  // metadata services outside the link-local ranges: Amazon (IPv6), Alibaba, Azure
  ['link-local', 'fd00:ec2::254', 128, 'ipv6'],
  ['link-local', '100.100.100.200', 32, 'ipv4'],
  ['link-local', '168.63.129.16', 32, 'ipv4'],
  ['private', '10.0.0.0', 8, 'ipv4'],
  ['private', '172.16.0.0', 12, 'ipv4'],
  ['private', '192.168.0.0', 16, 'ipv4'],
  ['private', '100.64.0.0', 10, 'ipv4'],
  ['private', 'fc00::', 7, 'ipv6'],
];

/** Also sees through IPv4 addresses that are written as IPv6 ones. */
export function reachOf(address: string): Reach {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  const found = ranges.find(([, network, prefix, type]) => {
    const range = new BlockList();
    range.addSubnet(network, prefix, type);
    return range.check(address, family);
  });
  return found?.[0] ?? 'public';
}

/** Whether a host of a URL is this machine by its very name, without asking DNS. */
export function isLoopbackHost(hostname: string): boolean {
  const address = unbracketed(hostname);
  return hostname === 'localhost' || (isIP(address) !== 0 && reachOf(address) === 'loopback');
}

/** `URL.hostname` keeps the brackets of an IPv6 address. */
export function unbracketed(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}
