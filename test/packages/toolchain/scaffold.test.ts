import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '#environment';
import { scaffold } from '../../../packages/toolchain/scaffold/scaffold.ts';
import { findings } from '../../repository/language-service.ts';
import { callerFile } from '../../repository/readme-blocks.ts';

const execute = promisify(execFile);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gitops-scaffold-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Files = Readonly<Record<string, string>>;
let made = 0;

/** A checkout with one commit, whose remote has this address. */
async function checkout(address: string, files: Files, tag?: string): Promise<string> {
  made += 1;
  const directory = join(folder, `${made}`);
  for (const [path, text] of Object.entries({ 'README.md': '# It\n', ...files })) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
  const identity = ['-c', 'user.name=Octavia', '-c', 'user.email=octavia@example.test'];
  const git = (...args: readonly string[]) => execute('git', [...identity, ...args], { cwd: directory });
  await git('init', '--quiet', '--initial-branch=trunk');
  await git('add', '--all');
  await git('commit', '--quiet', '--message=Begin');
  if (address !== '') await git('remote', 'add', 'origin', address);
  if (tag !== undefined) await git('tag', tag);
  return directory;
}

/** What the command says, its problems as it shows them. */
async function run(...args: readonly string[]) {
  const { lines, problems } = await scaffold(args);
  return {
    ok: problems.length === 0,
    stdout: lines.join('\n'),
    stderr: problems.map((line) => `- ${line}`).join('\n'),
  };
}

const ours = ['--toolkit', 'OWNER/gitops-actions', '--owners', '@acme/platform'];
const deployment = (image: string): string =>
  `kind: Deployment\nspec: { template: { spec: { containers: [{ name: web, image: "${image}" }] } } }\n`;
const twoEnvironments: Files = {
  'envs/dev/web/deployment.yaml': deployment('ghcr.io/acme/web:1.0.0'),
  'envs/production/db.yaml': deployment('docker.io/library/postgres:17'),
  'envs/production/web/deployment.yaml': deployment('ghcr.io/acme/web:0.9.0'),
};
const read = (directory: string, path: string): Promise<string> => readFile(join(directory, path), 'utf8');
const filesOf = async (directory: string): Promise<readonly string[]> =>
  (await readdir(directory, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !/\/\.git(\/|$)/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .sort();

describe('npm run scaffold', () => {
  it('writes callers, gitops.yaml and CODEOWNERS from what git and the manifests say, and then nothing', async () => {
    const app = await checkout('git@github.com:acme/web.git', { Dockerfile: 'FROM scratch\n' });
    const environment = await checkout('https://github.com/acme/environment', twoEnvironments);
    const args = ['--app', app, '--environment', environment, '--route', 'dispatch', ...ours];
    const first = await run(...args);
    expect(first).toMatchObject({ ok: true, stderr: '' });
    expect(first.stdout).toContain('ENVIRONMENT_TOKEN');
    expect(await filesOf(app)).toEqual([
      '.github/CODEOWNERS',
      '.github/workflows/deliver.yml',
      'Dockerfile',
      'README.md',
    ]);

    const config = readConfig(await read(environment, 'gitops.yaml'));
    expect(config.environments.map(({ name, path }) => `${name} ${path}`)).toEqual([
      'dev envs/dev',
      'production envs/production',
    ]);
    expect(config.apps).toMatchObject([
      {
        ...{ name: 'web', repo: 'acme/web', environments: ['dev', 'production'] },
        images: [{ image: { repository: 'ghcr.io/acme/web' }, targets: [{ file: '{path}/web/deployment.yaml' }] }],
      },
    ]);
    const owners = (await read(environment, '.github/CODEOWNERS')).split('\n').filter((line) => line.startsWith('/'));
    expect(owners.map((line) => line.split(/\s+/))).toEqual(
      ['/.github/', '/gitops.yaml', '/envs/dev/', '/envs/production/'].map((path) => [path, '@acme/platform']),
    );
    for (const [directory, name] of [
      [app, 'deliver'],
      [environment, 'update-environment'],
      [environment, 'check-environment'],
    ] as const) {
      const path = `.github/workflows/${name}.yml`;
      expect(await findings(path, await read(directory, path))).toEqual([]);
    }
    const again = await run(...args);
    expect(again.stdout).not.toContain('wrote');
    expect(again.stdout.match(/^kept {2}acme/gm)).toHaveLength(6);
  });

  it.each([
    ['direct', 'App repository, direct'],
    ['dispatch', 'App repository, dispatch'],
  ])('writes for the route %s the caller file that the README shows', async (route, title) => {
    const app = await checkout('https://github.com/OWNER/web.git', { Dockerfile: 'FROM scratch\n' });
    const environment = await checkout('https://github.com/OWNER/environment', {
      'apps/web/deployment.yaml': deployment('ghcr.io/OWNER/web:1.0.0'.toLowerCase()),
    });
    const { ok, stderr } = await run('--app', app, '--environment', environment, '--route', route, ...ours);
    expect({ ok, stderr }).toEqual({ ok: true, stderr: '' });
    const shown = parse(callerFile(title).replace('ghcr.io/OWNER', 'ghcr.io/owner'));
    // the files are named in gitops.yaml, or else by a path
    const written = parse(await read(app, '.github/workflows/deliver.yml'));
    expect(written).toEqual(shown);
  });

  it('reads versions without a v, the folder of the one Dockerfile, and a repository that is only named', async () => {
    const app = await checkout('ssh://git@github.com/acme/Web', { 'service/Dockerfile': 'FROM scratch\n' }, '1.4.0');
    const { ok } = await run('--app', app, '--environment-repository', 'acme/environment', ...ours);
    expect(ok).toBe(true);
    expect(parse(await read(app, '.github/workflows/deliver.yml'))).toMatchObject({
      on: { push: { tags: ['[0-9]*'] } },
      jobs: { deliver: { with: { context: 'service', image: 'ghcr.io/acme/web' } } },
    });
  });

  it('never changes a file that is there, names it, and takes its environments from the gitops.yaml that is there', async () => {
    const app = await checkout('https://github.com/acme/web', { Dockerfile: 'FROM scratch\n' });
    const own = 'version: 1\nenvironments: [{ name: lab, path: envs/dev }]\n';
    const kept = { 'gitops.yaml': own, CODEOWNERS: '* @octocat\n' };
    const environment = await checkout('https://github.com/acme/environment', { ...twoEnvironments, ...kept });
    const { ok, stdout } = await run('--app', app, '--environment', environment, ...ours);
    expect(ok).toBe(true);
    expect(stdout).toMatch(/kept {2}acme\/environment: gitops\.yaml \(another one is there/);
    expect(stdout).toMatch(/kept {2}acme\/environment: CODEOWNERS \(another one is there/);
    for (const [path, text] of Object.entries(kept)) expect(await read(environment, path)).toBe(text);
    expect(await filesOf(environment)).toEqual(
      [
        '.github/workflows/check-environment.yml',
        'CODEOWNERS',
        'README.md',
        ...Object.keys(twoEnvironments),
        'gitops.yaml',
      ].sort(),
    );
    const { with: inputs } = parse(await read(app, '.github/workflows/deliver.yml')).jobs.deliver;
    // that gitops.yaml does not know the app
    expect(inputs).toMatchObject({ environment: 'lab', path: 'envs/dev' });
  });

  it('gives the folder where gitops.yaml does not name the files, and refuses to let one path change all', async () => {
    const app = await checkout('https://github.com/acme/web', { Dockerfile: 'FROM scratch\n' });
    const environment = await checkout('https://github.com/acme/environment', {
      'apps/web/overlays/dev/deployment.yaml': deployment('ghcr.io/acme/web:1'),
      'apps/web/overlays/production/deployment.yaml': deployment('ghcr.io/acme/web:1'),
      'apps/api/overlays/dev/deployment.yaml': deployment('ghcr.io/acme/api:1'),
    });
    const refused = await run('--app', app, '--environment', environment, '--route', 'dispatch', ...ours);
    expect(refused.stderr).toMatch(/^- --route dispatch: gitops\.yaml cannot name the files of acme\/web/);
    expect((await run('--app', app, '--environment', environment, ...ours)).stderr).toBe('');
    expect(parse(await read(app, '.github/workflows/deliver.yml')).jobs.deliver.with).toMatchObject({
      ...{ environment: 'dev', path: 'apps/web/overlays/dev' },
    });
    expect(readConfig(await read(environment, 'gitops.yaml')).environments.map(({ name }) => name)).toEqual([
      'dev',
      'production',
    ]);
  });

  it('says what is wrong with the gitops.yaml that is there', async () => {
    const environment = await checkout('https://github.com/acme/environment', { 'gitops.yaml': 'version: 7\n' });
    const { stderr } = await run('--environment', environment, ...ours);
    expect(stderr).toMatch(/^- Reading gitops\.yaml failed: version: expected/);
  });

  it('shows everything and writes nothing with --dry-run', async () => {
    const app = await checkout('https://github.com/acme/web', { Dockerfile: 'FROM scratch\n' });
    const environment = await checkout('https://github.com/acme/environment', twoEnvironments);
    const { ok, stdout } = await run('--app', app, '--environment', environment, '--dry-run', ...ours);
    expect(ok).toBe(true);
    expect(stdout).toContain('    name: deliver\n');
    expect(await filesOf(app)).toEqual(['Dockerfile', 'README.md']);
    expect(await filesOf(environment)).toEqual(['README.md', ...Object.keys(twoEnvironments)]);
  });

  it('writes no file by a link, and then none at all', async () => {
    const elsewhere = join(folder, 'elsewhere');
    await mkdir(elsewhere);
    const app = await checkout('https://github.com/acme/web', { Dockerfile: 'FROM scratch\n' });
    await symlink(elsewhere, join(app, '.github'));
    const environment = await checkout('https://github.com/acme/environment', twoEnvironments);
    const { ok, stderr } = await run('--app', app, '--environment', environment, ...ours);
    expect(ok).toBe(false);
    expect(stderr).toContain('".github" is a symbolic link');
    expect(await readdir(elsewhere)).toEqual([]);
    expect(await filesOf(environment)).toEqual(['README.md', ...Object.keys(twoEnvironments)]);
  });

  it('tells everything that is wrong at once', async () => {
    const lone = await checkout('', {});
    const both = await checkout('https://github.com/acme/environment', {
      'a.yaml': deployment('ghcr.io/acme/web:1'),
      'b.yaml': deployment('ghcr.io/acme-labs/web:1'),
    });
    const wrong = await run(
      ...['extra', '--colour', '--route', 'up', '--ref', '../x', '--owners', 'me', '--toolkit', 'x'],
    );
    expect(wrong.ok).toBe(false);
    expect(wrong.stderr.match(/^- /gm)).toHaveLength(7);
    for (const option of ['"extra"', '--colour', '--route', '--ref', '--owners', '--toolkit', '--app']) {
      expect(wrong.stderr).toContain(option);
    }
    const app = await checkout('https://github.com/other/web', {});
    const places = [
      '--app',
      join(folder, 'none'),
      '--app',
      lone,
      '--app',
      join(app, '.git'),
      '--app',
      app,
      '--environment',
      both,
    ];
    const unread = await run(...places, ...ours);
    expect(unread.stderr.match(/^- .*$/gm)?.map((line) => line.replaceAll(folder, ''))).toEqual([
      '- "/none" is not there',
      expect.stringMatching(/has no remote/),
      expect.stringMatching(/is no checkout of a git repository/),
      '- the manifests hold several images that could be other/web: ghcr.io/acme/web, ghcr.io/acme-labs/web',
    ]);
  });
});
