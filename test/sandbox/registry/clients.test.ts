import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { execute } from '#exec';
import { connectRegistry, openLayout, pushLayout } from '#registry';
import { Secret } from '#secret';
import { startDocker } from '../docker/index.ts';
import { buildah, dockerEngine, registryProgram, requirePart } from '../parts.ts';
import type { Auth } from './access.ts';
import { startDockerRegistry } from './docker-registry.ts';
import { startRegistry } from './index.ts';

const environment = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' };
const hasBuildah = requirePart(buildah());
const hasDockerRegistry = requirePart(registryProgram());
const hasDocker = requirePart(dockerEngine());
const user = { username: 'ci', password: 'sandbox-password' };

interface Built extends AsyncDisposable {
  readonly directory: string;
  readonly run: (...args: readonly string[]) => Promise<string>;
}

/** An image of one file, built by buildah in a storage of its own, under the name `shop`. */
async function buildWithBuildah(): Promise<Built> {
  const directory = await mkdtemp(join(tmpdir(), 'buildah-'));
  const storage = ['--root', join(directory, 'root'), '--runroot', join(directory, 'run'), '--storage-driver', 'vfs'];
  const run = async (...args: readonly string[]): Promise<string> =>
    (await execute('buildah', [...storage, ...args], { environment, cwd: directory })).stdout.trim();
  await writeFile(join(directory, 'page'), 'hello');
  await writeFile(join(directory, 'Dockerfile'), 'FROM scratch\nCOPY page /page\n');
  await run('bud', '--isolation', 'chroot', '--quiet', '--tag', 'shop', '.');
  return { directory, run, [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }) };
}

describe.runIf(hasBuildah)('buildah', () => {
  test.each<Auth | undefined>([undefined, { kind: 'basic', ...user }, { kind: 'bearer', ...user }])(
    'pushes to the sandbox registry and pulls from it (%j)',
    async (auth) => {
      await using registry = await startRegistry(auth === undefined ? {} : { auth });
      await using built = await buildWithBuildah();
      const image = `docker://${registry.host}/acme/shop:1.0.0`;
      const login = ['--tls-verify=false', '--creds', `${user.username}:${user.password}`];
      const digestFile = join(built.directory, 'digest');
      await built.run('push', ...login, '--digestfile', digestFile, 'shop', image);
      expect(registry.manifest('acme/shop', '1.0.0')?.digest).toBe(await readFile(digestFile, 'utf8'));
      const id = await built.run('images', '--quiet', '--no-trunc', 'shop');
      await built.run('rmi', 'shop');
      expect(`sha256:${await built.run('pull', ...login, '--quiet', image)}`).toBe(id);
    },
  );

  test('hands over a layout that is pushed with the digest buildah itself would push', async () => {
    await using registry = await startRegistry();
    await using built = await buildWithBuildah();
    await built.run('push', '--tls-verify=false', 'shop', `docker://${registry.host}/acme/direct:1`);
    await built.run('push', 'shop', `oci:${join(built.directory, 'layout')}`);
    const layout = openLayout(join(built.directory, 'layout'));
    const { digest } = await pushLayout(connectRegistry({ registry: registry.host }), {
      layout,
      path: 'acme/layout',
      tags: ['1'],
    });
    expect(registry.manifest('acme/direct', '1')?.digest).toBe(digest);
  });
});

describe.runIf(hasDocker)('docker', () => {
  test('pushes to the sandbox registry and pulls from it, whatever login it asks for', async () => {
    await using daemon = await startDocker();
    await using open = await startRegistry();
    await using basic = await startRegistry({ auth: { kind: 'basic', ...user } });
    await using bearer = await startRegistry({ auth: { kind: 'bearer', ...user } });
    const directory = await mkdtemp(join(tmpdir(), 'docker-'));
    await using _remove = { [Symbol.asyncDispose]: () => rm(directory, { recursive: true }) };
    const auth = Buffer.from(`${user.username}:${user.password}`).toString('base64');
    const auths = { [basic.host]: { auth }, [bearer.host]: { auth } };
    await writeFile(join(directory, 'config.json'), JSON.stringify({ auths }));
    const docker = async (...args: readonly string[]): Promise<string> => {
      const login = { ...environment, DOCKER_HOST: daemon.host, DOCKER_CONFIG: directory };
      return (await execute('docker', args, { environment: login, cwd: directory })).stdout.trim();
    };
    await execute('tar', ['--create', '--file', 'files.tar', 'config.json'], { cwd: directory });
    await docker('import', 'files.tar', 'shop');
    for (const registry of [open, basic, bearer]) {
      const image = `${registry.host}/acme/shop:1.0.0`;
      await docker('tag', 'shop', image);
      await docker('push', image);
      await docker('rmi', image);
      await docker('pull', image);
      const digests = JSON.parse(await docker('inspect', '--format', '{{json .RepoDigests}}', image));
      expect(digests).toContain(`${registry.host}/acme/shop@${registry.manifest('acme/shop', '1.0.0')?.digest}`);
    }
  });
});

describe.runIf(hasBuildah && hasDockerRegistry)('docker-registry', () => {
  test('takes a layout from our uploader, and buildah reads it back', async () => {
    await using registry = await startDockerRegistry();
    await using built = await buildWithBuildah();
    await built.run('push', 'shop', `oci:${join(built.directory, 'layout')}`);
    const client = connectRegistry({
      registry: registry.host,
      credentials: { username: user.username, password: new Secret(user.password) },
    });
    const push = { layout: openLayout(join(built.directory, 'layout')), path: 'acme/shop', tags: ['1.0.0'] };
    const pushed = await pushLayout(client, push);
    expect(await pushLayout(client, push)).toEqual({ ...pushed, uploaded: 0 });
    expect(await client.getManifest('acme/shop', '2.0.0')).toMatchObject({ found: false });
    expect(await client.getManifest('acme/other', '1.0.0')).toMatchObject({ found: false });
    const image = `docker://${registry.host}/acme/shop@${pushed.digest}`;
    const id = await built.run('images', '--quiet', '--no-trunc', 'shop');
    expect(`sha256:${await built.run('pull', '--tls-verify=false', '--quiet', image)}`).toBe(id);
  });
});
