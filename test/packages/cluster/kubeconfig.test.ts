import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readKubeconfig } from '#cluster';
import { failureOf } from './failure-of.ts';

const marker = 'canary-5f1e';
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kubeconfig-'));
  await mkdir(join(folder, 'own'));
  await writeFile(join(folder, 'outside.pem'), marker);
  await writeFile(join(folder, 'own/ca.crt'), 'own authority');
  await writeFile(join(folder, 'own/token'), `${marker}\n`);
  await symlink(join(folder, 'outside.pem'), join(folder, 'own/link.pem'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Parts {
  readonly cluster?: Readonly<Record<string, unknown>>;
  readonly user?: Readonly<Record<string, unknown>>;
}

const kubeconfig = ({ cluster = {}, user = {} }: Parts): string =>
  JSON.stringify({
    ...{ apiVersion: 'v1', kind: 'Config', 'current-context': 'main' },
    clusters: [{ name: 'main', cluster: { server: 'https://cluster.example.com:6443/prefix', ...cluster } }],
    users: [{ name: 'main', user }],
    contexts: [{ name: 'main', context: { cluster: 'main', user: 'main' } }],
  });
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const exec = (rest: Readonly<Record<string, unknown>> = {}): Parts => ({
  user: { exec: { apiVersion: 'client.authentication.k8s.io/v1', command: 'sh', interactiveMode: 'Never', ...rest } },
});

/** Writes the kubeconfig beside the files that it may name. */
const written = async (parts: Parts): Promise<{ readonly path: string }> => {
  const path = join(folder, 'own/config');
  await writeFile(path, kubeconfig(parts));
  return { path };
};

describe('a kubeconfig', () => {
  it('says where the cluster is and who we are', async () => {
    const user = {
      ...{ token: marker, as: 'deployer', 'as-uid': '7', 'as-groups': ['a', 'b'] },
      'as-user-extra': { reason: ['release'] },
    };
    const cluster = {
      ...{ 'certificate-authority-data': base64('authority'), 'tls-server-name': 'kubernetes' },
      'proxy-url': 'http://proxy.example.com:3128',
    };
    const connection = await readKubeconfig({ text: kubeconfig({ cluster, user }) });
    expect(connection).toMatchObject({ certificateAuthority: 'authority', serverName: 'kubernetes' });
    expect([connection.server.href, connection.proxy?.href]).toEqual([
      'https://cluster.example.com:6443/prefix',
      'http://proxy.example.com:3128/',
    ]);
    expect(connection.impersonate).toEqual({
      user: 'deployer',
      uid: '7',
      groups: ['a', 'b'],
      extra: { reason: ['release'] },
    });
    expect((await connection.credentials()).token?.reveal()).toBe(marker);
  });

  it('reads files that lie beside it when it was given as a path, and a token file each time', async () => {
    const source = await written({ cluster: { 'certificate-authority': 'ca.crt' }, user: { tokenFile: './token' } });
    const connection = await readKubeconfig(source);
    expect(connection.certificateAuthority).toBe('own authority');
    expect((await connection.credentials()).token?.reveal()).toBe(marker);
    await writeFile(join(folder, 'own/token'), 'next');
    expect((await connection.credentials()).token?.reveal()).toBe('next');
  });

  it('hides all its credentials, also those of users that are not used, and shows none when printed', async () => {
    const text = JSON.stringify({
      ...JSON.parse(kubeconfig({ user: { token: `${marker}-1` } })),
      users: [
        { name: 'main', user: { token: `${marker}-1` } },
        { name: 'other', user: { password: `${marker}-2`, 'client-key-data': base64(`${marker}-3`.padEnd(60, '.')) } },
        { name: 'third', user: { exec: { command: 'x', env: [{ name: 'TOKEN', value: `${marker}-4` }] } } },
      ],
    });
    const connection = await readKubeconfig({ text });
    const hidden = connection.secrets.map((secret) => secret.reveal());
    expect(hidden).toEqual(expect.arrayContaining([`${marker}-1`, `${marker}-2`, `${marker}-4`]));
    expect(hidden.some((value) => value.startsWith(`${marker}-3`))).toBe(true);
    expect(JSON.stringify(connection)).not.toContain(marker);
  });

  it.each<[string, Parts, RegExp]>([
    ['a file of the runner, when given as text', { user: { 'client-key': '/etc/passwd' } }, /names a file/],
    ['a token file, when given as text', { user: { tokenFile: '/etc/passwd' } }, /names a file/],
    ['an authority in a file, when given as text', { cluster: { 'certificate-authority': 'ca.crt' } }, /names a file/],
    ['no verification', { cluster: { 'insecure-skip-tls-verify': true } }, /anybody could take the credentials/],
    ['plain http', { cluster: { server: 'http://cluster.example.com' } }, /in the clear/],
    ['credentials in the URL', { cluster: { server: `https://a:${marker}@cluster.example.com` } }, /holds credentials/],
    ['half a key pair', { user: { 'client-key-data': base64(marker) } }, /one is missing/],
    ['what is no base64', { user: { 'client-key-data': '<>' } }, /no base64/],
    ['an auth provider', { user: { 'auth-provider': { name: 'gcp' } } }, /no longer knows/],
    ['a command', exec({ args: ['-c', 'id'] }), /wants to run `sh -c id`/],
    ['a server that is missing', { cluster: { server: null } }, /server is missing/],
  ])('is refused with %s', async (_, parts, words) => {
    const failure = await failureOf(readKubeconfig({ text: kubeconfig(parts) }));
    expect(failure.message).toMatch(words);
    expect(`${failure.message} ${failure.hint}`).not.toContain(marker);
  });

  it.each([
    ['an absolute path', () => join(folder, 'outside.pem')],
    ['a path that leads up', () => '../outside.pem'],
    ['a symbolic link that leads out', () => 'link.pem'],
  ])('reads nothing outside its own folder: %s', async (_, path) => {
    const failure = await failureOf(readKubeconfig(await written({ cluster: { 'certificate-authority': path() } })));
    expect(failure.message).toContain("outside the kubeconfig's own folder");
    expect(failure.message).not.toContain(marker);
  });

  it('does not look at a second context, whatever it asks for', async () => {
    const evil = {
      name: 'evil',
      cluster: { server: 'https://evil.example.com', 'certificate-authority': '/etc/passwd' },
    };
    const config = JSON.parse(kubeconfig({ user: { token: marker } }));
    config.clusters.push(evil);
    config.users.push({ name: 'evil', user: exec().user });
    config.contexts.push({ name: 'evil', context: { cluster: 'evil', user: 'evil' } });
    const connection = await readKubeconfig({ text: JSON.stringify(config) });
    expect(connection.server.host).toBe('cluster.example.com:6443');
    await expect(readKubeconfig({ text: JSON.stringify(config) }, { context: 'evil' })).rejects.toThrow('names a file');
  });

  it('is bounded: neither its length, nor aliases, nor depth cost more than its text', async () => {
    const bomb = 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n';
    await expect(readKubeconfig({ text: bomb })).rejects.toMatchObject({ code: 'MANIFEST_UNPARSABLE' });
    await expect(readKubeconfig({ text: ' '.repeat(2_000_000) })).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
    await expect(readKubeconfig({ text: '['.repeat(100_000) })).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
    await expect(readKubeconfig({ path: '/dev/zero' })).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
  });

  describe('whose command may run', () => {
    const environment = { PATH: process.env.PATH ?? '', SECRET_OF_THE_JOB: 'x' };
    const answer = (status: string): string =>
      `echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":${status}}'`;

    it('gets credentials from it, and tells it about the cluster when it asks for that', async () => {
      const out = join(folder, 'info.json');
      const script = `printf %s "$KUBERNETES_EXEC_INFO" > '${out}'; ${answer('{"token":"from-plugin","expirationTimestamp":"2030-01-01T00:00:00Z"}')}`;
      const parts = { ...exec({ args: ['-c', script], provideClusterInfo: true }) };
      const connection = await readKubeconfig({ text: kubeconfig(parts) }, { allowExec: true, environment });
      const { token, expires } = await connection.credentials();
      expect([token?.reveal(), expires]).toEqual(['from-plugin', Date.parse('2030-01-01')]);
      expect(JSON.parse(await readFile(out, 'utf8'))).toEqual({
        apiVersion: 'client.authentication.k8s.io/v1',
        kind: 'ExecCredential',
        spec: { interactive: false, cluster: { server: 'https://cluster.example.com:6443/prefix' } },
      });
    });

    it.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
      [
        'is not installed, with how to get it',
        { command: 'no-such-plugin', installHint: 'Install it so.' },
        /not on this runner/,
      ],
      ['prints nothing of use', { args: ['-c', answer('{}')] }, /printed none/],
      ['fails', { args: ['-c', 'exit 3'] }, /3/],
    ])('fails when it %s', async (_, rest, words) => {
      const connection = await readKubeconfig({ text: kubeconfig(exec(rest)) }, { allowExec: true, environment });
      expect((await failureOf(connection.credentials())).message).toMatch(words);
    });
  });
});
