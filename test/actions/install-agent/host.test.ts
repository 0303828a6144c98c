import { describe, expect, it } from 'vitest';
import { cloneUrl, knownHostLines } from '../../../actions/install-agent/src/connect/host.ts';

const github = { serverUrl: 'https://git.example.com', apiUrl: '', graphqlUrl: '' };
const credentials = { kind: 'deploy-key', title: undefined, rotate: false } as const;
const wanted = { repository: 'acme/environment', credentials, knownHosts: [], port443: false };
const key = 'ssh-ed25519 AAAA';

describe('what an agent clones', () => {
  it.each([
    { name: 'a deploy key', change: {}, url: 'ssh://git@git.example.com/acme/environment' },
    { name: 'the port of HTTPS', change: { port443: true }, url: 'ssh://git@ssh.git.example.com:443/acme/environment' },
    {
      name: 'known hosts that name a port',
      change: { knownHosts: [`[git.example.com]:2222 ${key}`, `[git.example.com]:2222 ecdsa-sha2-nistp256 BBBB`] },
      url: 'ssh://git@git.example.com:2222/acme/environment',
    },
    {
      name: 'known hosts of several ports',
      change: { knownHosts: [`[git.example.com]:2222 ${key}`, `[git.example.com]:2223 ${key}`] },
      url: 'ssh://git@git.example.com/acme/environment',
    },
    {
      name: 'known hosts that name the port of another',
      change: { knownHosts: [`[other.example.com]:2222 ${key}`] },
      url: 'ssh://git@git.example.com/acme/environment',
    },
    {
      name: 'no credential',
      change: { credentials: { kind: 'none' } },
      url: 'https://git.example.com/acme/environment',
    },
  ] as const)('is $url for $name', ({ change, url }) => {
    expect(cloneUrl({ ...wanted, ...change }, github)).toBe(url);
  });
});

describe('the host keys', () => {
  const url = 'ssh://git@git.example.com/acme/environment';
  it.each([
    { name: 'are the server’s own', given: [], own: [key], lines: [`git.example.com ${key}`] },
    {
      name: 'are those that were given',
      given: [`git.example.com ${key}`],
      own: ['x'],
      lines: [`git.example.com ${key}`],
    },
    { name: 'get their host', given: [key], own: [], lines: [`git.example.com ${key}`] },
    {
      name: 'may come with names beside it, and with others',
      given: [`a.example.com,git.example.com ${key}`, `b.example.com ${key}`],
      own: [],
      lines: [`a.example.com,git.example.com ${key}`, `b.example.com ${key}`],
    },
  ])('$name', ({ given, own, lines }) => {
    expect(knownHostLines(url, given, own)).toEqual(lines);
  });

  it.each([
    { name: 'nobody tells them', given: [], says: /git\.example\.com does not tell its own/ },
    { name: 'they are of another host', given: [`github.com ${key}`], says: /none of `known-hosts` is of git/ },
    { name: 'they are of another port', given: [`[git.example.com]:22222 ${key}`], says: /none of `known-hosts`/ },
  ])('are missing where $name', ({ given, says }) => {
    expect(() => knownHostLines(url, given, [])).toThrow(says);
  });
});
