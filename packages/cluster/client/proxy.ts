import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { ActionError } from '#error';
import type { Connection } from '../connection/connection.ts';

/**
 * The proxy that leads to a server: the connection's own, else what HTTPS_PROXY and NO_PROXY say. A server on this machine is
 * reached directly, as by every Go client.
 * @see https://pkg.go.dev/golang.org/x/net/http/httpproxy
 */
export function proxyFor({
  server,
  proxy,
  environment = {},
}: Pick<Connection, 'server' | 'proxy' | 'environment'>): URL | undefined {
  if (proxy !== undefined) return supported(proxy);
  const host = server.hostname.replace(/^\[|\]$/g, '');
  if (host === 'localhost' || host === '::1' || /^127\./.test(host)) return undefined;
  const text = environment.HTTPS_PROXY ?? environment.https_proxy ?? '';
  if (text === '') return undefined;
  const exceptions = (environment.NO_PROXY ?? environment.no_proxy ?? '')
    .split(',')
    .map((each) => each.trim().toLowerCase());
  if (exceptions.some((each) => isExcepted(host, server.port || '443', each))) return undefined;
  const url = URL.canParse(text) && text.includes('://') ? text : `http://${text}`;
  if (!URL.canParse(url)) throw refusal('HTTPS_PROXY holds no URL');
  return supported(new URL(url));
}

function supported(proxy: URL): URL {
  if (proxy.protocol === 'http:' || proxy.protocol === 'https:') return proxy;
  throw refusal(`a ${proxy.protocol.replace(':', '')} proxy is asked for`);
}

function refusal(found: string): ActionError {
  return new ActionError('K8S_UNREACHABLE', `Connecting to the cluster failed: ${found}.`, {
    hint: 'Name an http or https proxy, which is asked to CONNECT.',
  });
}

/** An entry of NO_PROXY: `*`, a domain with all below it, an address, an IPv4 range; with a port it counts for that alone. */
function isExcepted(host: string, port: string, entry: string): boolean {
  if (entry === '') return false;
  if (entry === '*') return true;
  if (entry.includes('/')) return isInRange(host, entry);
  const [, name = entry, only] = /^(.*[^:]):(\d+)$/.exec(entry) ?? [];
  if (only !== undefined && only !== port && isIP(entry) === 0) return false;
  const domain = (isIP(entry) === 0 ? name : entry).replace(/^\*?\./, '');
  return host === domain || (isIP(host) === 0 && host.endsWith(`.${domain}`));
}

function isInRange(host: string, range: string): boolean {
  const [base = '', bits = ''] = range.split('/');
  if (isIP(host) !== 4 || isIP(base) !== 4 || !/^\d{1,2}$/.test(bits)) return false;
  const shift = 2 ** (32 - Number(bits));
  return Math.floor(numberOf(host) / shift) === Math.floor(numberOf(base) / shift);
}

function numberOf(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

const connectTimeout = 30_000;

/** Asks a proxy for a tunnel to the server. The proxy's credentials are those in its URL. */
export function openTunnel(proxy: URL, target: string): Promise<Duplex> {
  const request = proxy.protocol === 'https:' ? secureRequest : plainRequest;
  const login =
    proxy.username === '' ? undefined : `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return new Promise((settle, reject) => {
    const asking = request({
      method: 'CONNECT',
      host: proxy.hostname,
      port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
      path: target,
      agent: false,
      timeout: connectTimeout,
      headers: {
        host: target,
        ...(login !== undefined && { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` }),
      },
    });
    asking.once('connect', ({ statusCode }, socket) => {
      if (statusCode === 200) settle(socket);
      else {
        socket.destroy();
        reject(refusal(`the proxy ${proxy.host} answered ${statusCode} to CONNECT ${target}`));
      }
    });
    asking.once('timeout', () => asking.destroy(refusal(`the proxy ${proxy.host} gave no answer`)));
    asking.once('error', reject);
    asking.end();
  });
}
