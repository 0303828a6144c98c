import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTextFile, replaceFiles, selectFiles, type TextFile } from '#workspace';

/** Replaces files as the action does: all, or none. */
function writeFiles(files: readonly TextFile[]): void {
  const { put, commit, discard } = replaceFiles(root);
  try {
    commit(files.map(put));
  } finally {
    discard();
  }
}

let parent = '';
let root = '';

async function lay(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
}

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'gitops-workspace-'));
  root = join(parent, 'checkout');
  await mkdir(root);
  await writeFile(join(parent, 'outside.yaml'), 'secret: 1\n');
});
afterEach(() => rm(parent, { recursive: true }));

describe('selecting files', () => {
  it('takes files, directories and globs, once each, and never walks closed folders or links', async () => {
    await lay({
      'apps/web/a.yaml': 'a: 1\n',
      'apps/web/b.yml': 'b: 1\n',
      'apps/web/c.json': '{}\n',
      'apps/web/notes.md': '# no\n',
      'apps/.github/x.yaml': 'x: 1\n',
      'apps/node_modules/y.yaml': 'y: 1\n',
      'top.yaml': 't: 1\n',
    });
    await symlink('a.yaml', join(root, 'apps/web/link.yaml'));
    const { files } = await selectFiles(root, ['apps', 'apps/**/a.yaml', 'top.yaml', './top.yaml']);
    expect(files.map(({ path, named }) => [path, named])).toEqual([
      ['apps/web/a.yaml', false],
      ['apps/web/b.yml', false],
      ['apps/web/c.json', false],
      ['top.yaml', true],
    ]);
  });

  it('takes a kustomization without an ending, and leaves out what is excluded, even if it is named', async () => {
    await lay({
      'apps/Kustomization': 'a: 1\n',
      'apps/Kustomization.md': '# no\n',
      'apps/test/a.yaml': 'a: 1\n',
      'apps/web/test.yaml': 'a: 1\n',
      'apps/web/b.yaml': 'a: 1\n',
      'apps/web/c.gen.yaml': 'a: 1\n',
      'top.yaml': 'a: 1\n',
    });
    const { files } = await selectFiles(root, ['apps', 'top.yaml'], ['apps/test/', '**/*.gen.yaml', './top.yaml']);
    expect(files.map(({ path }) => path)).toEqual(['apps/Kustomization', 'apps/web/b.yaml', 'apps/web/test.yaml']);
  });

  it('keeps every byte: byte order mark, CRLF, no final newline', async () => {
    const text = '\uFEFFa: 1\r\nb: 2';
    await lay({ 'a.yaml': text });
    const file = await readTextFile(root, 'a.yaml');
    writeFiles([file]);
    expect(file.text).toBe(text);
    expect(await readFile(join(root, 'a.yaml'))).toEqual(Buffer.from(text));
  });

  it('skips what is not text when found, and refuses it when named', async () => {
    await lay({ 'a.yaml': 'a: 1\n', 'latin.yaml': Uint8Array.of(0x61, 0x3a, 0x20, 0xe9) });
    const { files, skipped } = await selectFiles(root, ['.']);
    expect(files.map(({ path }) => path)).toEqual(['a.yaml']);
    expect(skipped).toEqual([{ path: 'latin.yaml', detail: 'Reading "latin.yaml" failed: it is not valid UTF-8.' }]);
    await expect(selectFiles(root, ['latin.yaml'])).rejects.toMatchObject({ code: 'FILE_NOT_TEXT' });
  });
});

describe('confinement', () => {
  const leads = 'PATH_OUTSIDE_WORKSPACE';
  it.each([
    ['..', leads, 'leads out of it'],
    ['../outside.yaml', leads, 'leads out of it'],
    ['a/../../outside.yaml', leads, 'leads out of it'],
    ['/etc/passwd', leads, 'leads out of it'],
    ['../*.yaml', leads, 'leads out of it'],
    ['link.yaml', leads, 'is a symbolic link that leads out of it'],
    ['folder/outside.yaml', leads, 'is a symbolic link that leads out of it'],
    ['folder/*.yaml', leads, 'is a symbolic link that leads out of it'],
    ['.git/config', leads, "belongs to git's own data"],
    ['a\0b', leads, 'holds a NUL character'],
    ['dangling.yaml', 'FILE_NOT_FOUND', 'there is no such file in the workspace'],
    ['loop.yaml', 'FILE_NOT_FOUND', 'there is no such file in the workspace'],
    ['missing.yaml', 'FILE_NOT_FOUND', 'there is no such file in the workspace'],
    ['missing/*.yaml', 'FILE_NOT_FOUND', 'there is no such file in the workspace'],
    ['*.nothing', 'FILE_NOT_FOUND', 'no file in the workspace matches it'],
  ])('refuses %s', async (path, code, why) => {
    await lay({ '.git/config': '[core]\n' });
    await symlink('../outside.yaml', join(root, 'link.yaml'));
    await symlink('..', join(root, 'folder'));
    await symlink('nowhere', join(root, 'dangling.yaml'));
    await symlink('loop.yaml', join(root, 'loop.yaml'));
    await expect(selectFiles(root, [path])).rejects.toMatchObject({ code, message: expect.stringContaining(why) });
  });

  it('holds when writing too, before anything is replaced', async () => {
    await lay({ 'a.yaml': 'a: 1\n' });
    const files = [
      { path: 'a.yaml', text: 'a: 2\n' },
      { path: '../outside.yaml', text: 'gone' },
    ];
    expect(() => writeFiles(files)).toThrow(expect.objectContaining({ code: 'PATH_OUTSIDE_WORKSPACE' }));
    expect(await readFile(join(root, 'a.yaml'), 'utf8')).toBe('a: 1\n');
    expect(await readFile(join(parent, 'outside.yaml'), 'utf8')).toBe('secret: 1\n');
    expect(await readdir(root)).toEqual(['a.yaml']);
  });
});

describe('writing files', () => {
  it('keeps modes and symbolic links', async () => {
    await lay({ 'run.yaml': 'a: 1\n' });
    await chmod(join(root, 'run.yaml'), 0o755);
    await symlink('run.yaml', join(root, 'link.yaml'));
    writeFiles([{ path: 'link.yaml', text: 'a: 2\n' }]);
    expect(await readFile(join(root, 'run.yaml'), 'utf8')).toBe('a: 2\n');
    expect((await stat(join(root, 'run.yaml'))).mode & 0o777).toBe(0o755);
    expect((await readdir(root)).sort()).toEqual(['link.yaml', 'run.yaml']);
  });

  it('leaves every file as it was until all take their places', async () => {
    await lay({ 'a.yaml': 'a: 1\n', 'b/b.yaml': 'b: 1\n', 'c.yaml': 'c: 1\n' });
    const { put, commit, discard } = replaceFiles(root);
    put({ path: 'a.yaml', text: 'a: 2\n' });
    const again = put({ path: 'a.yaml', text: 'a: 3\n' });
    const kept = put({ path: 'b/b.yaml', text: 'b: 2\n' });
    put({ path: 'c.yaml', text: 'c: 2\n' });
    const texts = () => Promise.all(['a.yaml', 'b/b.yaml', 'c.yaml'].map((path) => readFile(join(root, path), 'utf8')));
    expect(await texts()).toEqual(['a: 1\n', 'b: 1\n', 'c: 1\n']);
    expect([again.text, kept.text]).toEqual(['a: 3\n', 'b: 2\n']);
    commit([again, kept]);
    discard();
    expect(await texts()).toEqual(['a: 3\n', 'b: 2\n', 'c: 1\n']);
    expect([again.text, kept.text]).toEqual(['a: 3\n', 'b: 2\n']);
    expect((await readdir(root, { recursive: true })).sort()).toEqual(['a.yaml', 'b', 'b/b.yaml', 'c.yaml']);
  });

  it('says what has been replaced where a rename fails, and leaves nothing beside', async () => {
    await lay({ 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n' });
    const { put, commit, discard } = replaceFiles(root);
    const files = ['a.yaml', 'b.yaml'].map((path) => put({ path, text: 'c: 2\n' }));
    await rm(join(root, 'b.yaml'));
    await mkdir(join(root, 'b.yaml/in-the-way'), { recursive: true });
    expect(() => commit(files)).toThrow(
      expect.objectContaining({ code: 'FILE_WRITE_FAILED', message: expect.stringContaining('replaced: a.yaml.') }),
    );
    discard();
    expect((await readdir(root)).sort()).toEqual(['a.yaml', 'b.yaml']);
  });
});
