import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startGitHub } from './github/index.ts';
import { git } from './runner/git.ts';
import { publishToolkit } from './toolkit.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'toolkit-test-'));
  const files = {
    'action.yml': 'crlf\r\n',
    'actions/a/dist/index.js': 'bundle',
    'node_modules/x/index.js': 'never',
    'build/index.js': 'never',
    '.gitignore': 'node_modules/\nbuild/\n',
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
});
afterEach(() => rm(root, { recursive: true }));

const published = ['.gitignore', 'action.yml', 'actions/a/dist/index.js'];

test.each([
  ['an unpacked archive', false],
  ['a git work tree, what is not committed included', true],
])('the tree of %s is published with its bundles as v1', async (_what, isWorkTree) => {
  if (isWorkTree) {
    await git(['init', '--quiet'], { cwd: root });
    await git(['add', 'action.yml'], { cwd: root });
    await writeFile(join(root, 'action.yml'), 'changed\r\n');
  }
  await using github = await startGitHub();
  const commit = await publishToolkit(github, 'acme/gitops-actions', root);
  expect(await github.resolveRef('acme/gitops-actions', 'refs/tags/v1')).toBe(commit);
  expect(await github.readFile('acme/gitops-actions', commit, 'action.yml')).toBe(
    isWorkTree ? 'changed\r\n' : 'crlf\r\n',
  );
  const bare = ['--git-dir', github.repositoryPath('acme/gitops-actions')];
  const listed = await git([...bare, 'ls-tree', '-r', '--name-only', commit]);
  expect(listed.toString('utf8').trim().split('\n')).toEqual(published);
});
