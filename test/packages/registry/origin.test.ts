import { expect, test } from 'vitest';
import { originOf, reachOf } from '../../../packages/registry/origin.ts';

test.each([
  ['ghcr.io', 'https://ghcr.io'],
  ['registry.example:5000', 'https://registry.example:5000'],
  ['docker.io', 'https://registry-1.docker.io'],
  ['10.0.0.5:5000', 'https://10.0.0.5:5000'],
  ['localhost', 'http://localhost'],
  ['localhost:5000', 'http://localhost:5000'],
  ['127.0.0.1:5000', 'http://127.0.0.1:5000'],
  ['127.1.2.3', 'http://127.1.2.3'],
  ['[::1]:5000', 'http://[::1]:5000'],
  ['localhost.example', 'https://localhost.example'],
  ['127.0.0.1.example', 'https://127.0.0.1.example'],
])('%s is spoken to at %s', (registry, origin) => expect(originOf(registry).origin).toBe(origin));

test.each([
  ['192.0.2.1', 'public'],
  ['2001:db8::1', 'public'],
  ['172.32.0.1', 'public'],
  ['172.31.255.255', 'private'],
  ['192.168.1.1', 'private'],
  ['100.64.0.1', 'private'],
  ['fd00::1', 'private'],
  ['127.255.255.254', 'loopback'],
  ['::ffff:127.0.0.1', 'loopback'],
  ['::1', 'loopback'],
  ['169.254.0.1', 'link-local'],
  ['fe80::1', 'link-local'],
  ['0.0.0.0', 'link-local'],
  ['100.100.100.200', 'link-local'],
])('%s is a %s address', (address, reach) => expect(reachOf(address)).toBe(reach));
