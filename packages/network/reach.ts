import { BlockList, isIP } from 'node:net';

/** What an address reaches: this machine, its link or a cloud's metadata service, a private network, the internet. */
export type Reach = 'loopback' | 'link-local' | 'private' | 'public';

const ranges: readonly (readonly [Reach, string, number, 'ipv4' | 'ipv6'])[] = [
  ['loopback', '127.0.0.0', 8, 'ipv4'],
  ['loopback', '::1', 128, 'ipv6'],
  ['link-local', '0.0.0.0', 8, 'ipv4'],
  ['link-local', '::', 128, 'ipv6'],
  ['link-local', '169.254.0.0', 16, 'ipv4'],
  ['link-local', 'fe80::', 10, 'ipv6'],
  // one to many, and addresses for protocols: no server is there
  ['link-local', '224.0.0.0', 3, 'ipv4'],
  ['link-local', 'ff00::', 8, 'ipv6'],
  ['link-local', '192.0.0.0', 24, 'ipv4'],
  // metadata services outside the link-local ranges: Amazon (IPv6), Alibaba, Azure
  ['link-local', 'fd00:ec2::254', 128, 'ipv6'],
  ['link-local', '100.100.100.200', 32, 'ipv4'],
  ['link-local', '168.63.129.16', 32, 'ipv4'],
  ['private', '10.0.0.0', 8, 'ipv4'],
  ['private', '172.16.0.0', 12, 'ipv4'],
  ['private', '192.168.0.0', 16, 'ipv4'],
  ['private', '100.64.0.0', 10, 'ipv4'],
  ['private', 'fc00::', 7, 'ipv6'],
  ['private', 'fec0::', 10, 'ipv6'],
];

/** Also sees through IPv4 addresses that are written as IPv6 ones. */
export function reachOf(address: string): Reach {
  const inner = embedded(address);
  if (inner !== undefined) return reachOf(inner);
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  lists ??= ranges.map(listOf);
  return lists.find(({ list }) => list.check(address, family))?.reach ?? 'public';
}

/** Made once, and only where an address is judged: each request asks. */
let lists: readonly ReturnType<typeof listOf>[] | undefined;

function listOf([reach, network, prefix, type]: (typeof ranges)[number]) {
  const list = new BlockList();
  list.addSubnet(network, prefix, type);
  return { reach, list };
}

/** The IPv4 address that a gateway makes of an IPv6 one: NAT64 (RFC 6052) and 6to4 (RFC 3056). */
function embedded(address: string): string | undefined {
  if (isIP(address) !== 6) return undefined;
  const [plain = ''] = address.split('%', 1);
  const words = wordsOf(new URL(`http://[${plain}]`).hostname.slice(1, -1));
  const isNat64 = words[0] === 0x64 && words[1] === 0xff9b && words.slice(2, 6).every((word) => word === 0);
  const [high, low] = isNat64 ? words.slice(6) : words[0] === 0x2002 ? words.slice(1) : [];
  if (high === undefined || low === undefined) return undefined;
  return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
}

/** The eight words of an address as URLs write it: without an IPv4 part. */
function wordsOf(address: string): readonly number[] {
  const [before = '', after] = address.split('::');
  const read = (part: string): readonly number[] =>
    part === '' ? [] : part.split(':').map((word) => Number.parseInt(word, 16));
  const [head, tail] = [read(before), read(after ?? '')];
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => 0), ...tail];
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
