import { expect, test } from 'vitest';
import { originOf } from '../../../packages/registry/origin.ts';

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
