import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type CheckoutChange, checkoutChanges } from '#git';

const environment = { PATH: process.env.PATH ?? '', HOME: '/nonexistent' };
const most = 100;
let folder = '';
const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'protocol.file.allow=always', ...args], {
    cwd: folder,
    env: { ...environment, GIT_CONFIG_NOSYSTEM: '1' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();

async function write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

async function commit(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  await write(files);
  git('add', '--all');
  git('commit', '-q', '-m', 'files');
}

async function changes(wanted: (path: string) => boolean = () => true): Promise<readonly CheckoutChange[]> {
  return (await checkoutChanges(folder, environment, { wanted, most })).changes;
}

/** What git itself stores when all of it is committed. */
async function asGitStores(): Promise<Readonly<Record<string, string>>> {
  git('add', '--all');
  const rows = git('diff-index', '--cached', '--no-renames', '-z', 'HEAD').split('\0');
  const pairs = Array.from({ length: Math.floor(rows.length / 2) }, (_, index) => rows.slice(index * 2, index * 2 + 2));
  return Object.fromEntries(
    pairs.map(([facts = '', path = '']) => {
      const [, mode = '', , oid = ''] = facts.split(' ');
      return [path, mode === '000000' ? 'deleted' : `${mode} ${oid}`];
    }),
  );
}

function shown(found: readonly CheckoutChange[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    found.map(({ path, after }) => [path, after === undefined ? 'deleted' : `${after.mode} ${after.oid}`]),
  );
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gitops-git-'));
  git('init', '-q', '-b', 'main');
});
afterEach(() => rm(folder, { recursive: true }));

describe('the changes of a checkout', () => {
  test('are those that git would commit, whatever made them, staged or not', async () => {
    await commit({
      'edited.yaml': 'a: 1\n',
      'staged.yaml': 'a: 1\n',
      'deleted.yaml': 'b: 1\n',
      'old name.yaml': 'c: 1\n',
      'run.sh': '#!/bin/sh\n',
      'staged-and-back.yaml': 'd: 1\n',
      'unstaged but there.yaml': 'e: 1\n',
      'same.yaml': 'f: 1\n',
      '.gitignore': '*.log\n',
    });
    await write({
      'edited.yaml': 'a: 2\n',
      'staged.yaml': 'a: 2\n',
      'staged-and-back.yaml': 'd: 2\n',
      'new/ü "quoted".yaml': 'g: 1\n',
      '"first".yaml': 'g: 2\n',
      'picture.png': Uint8Array.of(0, 255, 1, 254),
      'debug.log': 'ignored',
      'new/empty': '',
    });
    git('add', 'staged.yaml', 'staged-and-back.yaml');
    await write({ 'staged-and-back.yaml': 'd: 1\n' });
    git('rm', '-q', '--cached', 'unstaged but there.yaml');
    await write({ 'unstaged but there.yaml': 'e: 2\n' });
    await rm(join(folder, 'deleted.yaml'));
    await rename(join(folder, 'old name.yaml'), join(folder, 'new name.yaml'));
    await chmod(join(folder, 'run.sh'), 0o755);
    const index = await readFile(join(folder, '.git/index'));
    const found = await checkoutChanges(folder, environment, { wanted: () => true, most });
    expect(await readFile(join(folder, '.git/index'))).toEqual(index);
    expect(found.head).toBe(git('rev-parse', 'HEAD'));
    expect(shown(found.changes)).toEqual(await asGitStores());
    expect(Object.keys(shown(found.changes)).sort()).toEqual([
      '"first".yaml',
      'deleted.yaml',
      'edited.yaml',
      'new name.yaml',
      'new/empty',
      'new/ü "quoted".yaml',
      'old name.yaml',
      'picture.png',
      'run.sh',
      'staged.yaml',
      'unstaged but there.yaml',
    ]);
    const picture = found.changes.find(({ path }) => path === 'picture.png');
    expect([...(picture?.after?.bytes ?? [])]).toEqual([0, 255, 1, 254]);
    expect(found.changes.find(({ path }) => path === 'run.sh')?.before?.mode).toBe('100644');
  });

  test('are only those of the paths that count', async () => {
    await commit({ 'a.yaml': '1', 'b.yaml': '1' });
    await write({ 'a.yaml': '2', 'b.yaml': '2' });
    expect((await changes((path) => path === 'a.yaml')).map(({ path }) => path)).toEqual(['a.yaml']);
  });

  test('are counted before they are read', async () => {
    await commit({ 'a.yaml': '1' });
    await write({ 'a.yaml': '2', 'b.yaml': '1', 'c.log': '1' });
    const two = { wanted: (path: string) => path.endsWith('.yaml'), most: 1 };
    await expect(checkoutChanges(folder, environment, two)).rejects.toThrow(
      /2 files differ from its commit, more than 1/,
    );
  });

  test('have the line ends and the encoding that git would store', async () => {
    await commit({
      '.gitattributes': '* text=auto\n*.bat text eol=crlf\n*.utf16 text working-tree-encoding=UTF-16LE\n',
      'a.txt': 'a\n',
    });
    const bom = Buffer.from('\ufeffname: ü\n', 'utf16le');
    await write({ 'a.txt': 'a\r\nb\r\n', 'b.bat': 'b\r\n', 'c.bin': 'c\0\r\n', 'd.utf16': bom.subarray(2) });
    const found = await changes();
    expect(shown(found)).toEqual(await asGitStores());
    const texts = new Map(found.map(({ path, after }) => [path, Buffer.from(after?.bytes ?? []).toString()]));
    expect([...texts]).toEqual([
      ['a.txt', 'a\nb\n'],
      ['b.bat', 'b\n'],
      ['c.bin', 'c\0\r\n'],
      ['d.utf16', 'name: ü\n'],
    ]);
  });

  test('heed the settings that say how files are stored', async () => {
    await commit({ 'a.txt': 'a\n', 'b.sh': 'b\n' });
    git('config', 'core.autocrlf', 'true');
    git('config', 'core.fileMode', 'false');
    await write({ 'a.txt': 'a\r\nb\r\n' });
    await chmod(join(folder, 'b.sh'), 0o755);
    expect(shown(await changes())).toEqual(await asGitStores());
  });

  test('are found in a repository with SHA-256 ids, in a sparse one and in a worktree', async () => {
    await rm(join(folder, '.git'), { recursive: true });
    git('init', '-q', '--object-format=sha256');
    await commit({ 'a/a.yaml': '1', 'b/b.yaml': '1' });
    git('sparse-checkout', 'set', 'a');
    await write({ 'a/a.yaml': '2' });
    const found = await changes();
    expect(found.map(({ path, after }) => [path, after?.oid.length])).toEqual([['a/a.yaml', 64]]);
    const main = folder;
    const worktree = `${folder}-worktree`;
    git('worktree', 'add', '-q', worktree);
    try {
      folder = worktree;
      await write({ 'a/new.yaml': '3' });
      expect((await changes()).map(({ path }) => path)).toEqual(['a/new.yaml']);
    } finally {
      folder = main;
      await rm(worktree, { recursive: true });
    }
  });
});

describe('what cannot be committed is refused by name', () => {
  beforeEach(() => commit({ 'a.yaml': '1', 'folder/b.yaml': '1' }));

  test('a symbolic link, new or in place of a file, and a file in place of one', async () => {
    await symlink('a.yaml', join(folder, 'link'));
    await expect(changes()).rejects.toThrow(/"link" was refused: .* symbolic link/);
    git('add', '--all');
    git('commit', '-q', '-m', 'link');
    await rm(join(folder, 'link'));
    await expect(changes()).rejects.toThrow(/"link" was refused: .* symbolic link/);
    git('checkout', '-q', 'link');
    await rm(join(folder, 'a.yaml'));
    await symlink('/etc/passwd', join(folder, 'a.yaml'));
    await expect(changes()).rejects.toThrow(/"a\.yaml" was refused: .* symbolic link/);
  });

  test('a file behind a link counts as deleted, as git has it', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'gitops-git-'));
    await writeFile(join(outside, 'b.yaml'), 'secret');
    await rm(join(folder, 'folder'), { recursive: true });
    await symlink(outside, join(folder, 'folder'));
    expect(shown(await changes((path) => path !== 'folder'))).toEqual({ 'folder/b.yaml': 'deleted' });
    await rm(outside, { recursive: true });
  });

  test('a submodule, and a repository inside', async () => {
    const other = join(folder, '..', `${folder.split('/').at(-1)}-other`);
    execFileSync('git', ['init', '-q', other]);
    execFileSync('git', [
      '-C',
      other,
      '-c',
      'user.name=a',
      '-c',
      'user.email=a@b',
      'commit',
      '-q',
      '--allow-empty',
      '-m',
      'x',
    ]);
    git('submodule', 'add', '-q', other, 'module');
    await expect(changes((path) => path === 'module')).rejects.toThrow(/"module" was refused: .* submodule/);
    git('commit', '-q', '-m', 'module');
    execFileSync('git', ['clone', '-q', other, join(folder, 'nested')]);
    await expect(changes()).rejects.toThrow(/"nested\/" was refused: .* repository of its own/);
    await rm(other, { recursive: true });
  });

  test('a file that a filter would change, and a conflict', async () => {
    await write({ '.gitattributes': '*.bin filter=lfs\n', 'x.bin': '1' });
    await expect(changes()).rejects.toThrow(/"x\.bin" was refused: .*filter "lfs"/);
    await rm(join(folder, 'x.bin'));
    await rm(join(folder, '.gitattributes'));
    git('checkout', '-q', '-b', 'other');
    await commit({ 'a.yaml': 'theirs' });
    git('checkout', '-q', 'main');
    await commit({ 'a.yaml': 'ours' });
    expect(() => git('merge', '-q', 'other')).toThrow();
    await expect(changes()).rejects.toThrow(/"a\.yaml" was refused: a merge left it undecided/);
  });

  test.each([
    ['no repository', async () => rm(join(folder, '.git'), { recursive: true }), /no checkout of a commit/],
    ['a folder inside', async () => undefined, /lies inside of a checkout/],
  ])('%s', async (what, prepare, says) => {
    await prepare();
    const place = what === 'a folder inside' ? join(folder, 'folder') : folder;
    await expect(checkoutChanges(place, environment, { wanted: () => true, most })).rejects.toThrow(says);
  });
});

test('nothing that a checkout brings along is run, and nothing of it is left behind', async () => {
  const ran = join(folder, 'ran');
  const command = `touch ${ran}; cat`;
  await commit({ '.gitattributes': '* filter=evil diff=evil merge=evil\n', 'a.yaml': '1', 'b.yaml': '1' });
  await write({ '.git/hooks/post-index-change': `#!/bin/sh\n${command}\n`, '.git/info/attributes': '* filter=evil\n' });
  await chmod(join(folder, '.git/hooks/post-index-change'), 0o755);
  for (const name of [
    'core.fsmonitor',
    'core.sshCommand',
    'core.pager',
    'core.editor',
    'filter.evil.clean',
    'filter.evil.smudge',
    'filter.evil.process',
    'diff.evil.command',
    'diff.evil.textconv',
    'diff.external',
    'alias.status',
    'alias.rev-parse',
    'credential.helper',
  ]) {
    git('config', name, name.startsWith('alias') ? `!${command}` : command);
  }
  await write({ 'a.yaml': '2', '.gitattributes': '* -filter\n' });
  const scratch = await mkdtemp(join(tmpdir(), 'gitops-scratch-'));
  vi.stubEnv('TMPDIR', scratch);
  const found = await changes();
  expect(found.map(({ path }) => path).sort()).toEqual(['.gitattributes', 'a.yaml']);
  await write({ '.gitattributes': '* filter=evil diff=evil merge=evil\n' });
  await expect(changes()).rejects.toThrow(/filter "evil"/);
  expect(existsSync(ran)).toBe(false);
  // The same commands do run where git reads the checkout's own configuration.
  git('status');
  expect(existsSync(ran)).toBe(true);
  expect(await readdir(scratch)).toEqual([]);
  vi.unstubAllEnvs();
  await rm(scratch, { recursive: true });
});
