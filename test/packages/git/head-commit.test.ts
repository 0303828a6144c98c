import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { headCommit } from '#git';

const environment = { PATH: process.env.PATH ?? '' };
let folder = '';
const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: folder, encoding: 'utf8' }).trim();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gitops-git-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the commit of a checkout', () => {
  it('is its id and its time, and whether files differ from it', async () => {
    git('init', '-q');
    await writeFile(join(folder, 'a'), '1');
    git('add', 'a');
    git('commit', '-q', '-m', 'a', '--date=2020-01-01T00:00:00Z');
    const clean = await headCommit(folder, environment);
    expect(clean).toEqual({
      sha: git('rev-parse', 'HEAD'),
      epochSeconds: Number(git('show', '-s', '--format=%ct')),
      dirty: false,
    });
    await writeFile(join(folder, 'b'), '2');
    expect(await headCommit(folder, environment)).toEqual({ ...clean, dirty: true });
  });

  it('is absent without a repository, without a commit and without git', async () => {
    expect(await headCommit(folder, environment)).toBeUndefined();
    git('init', '-q');
    expect(await headCommit(folder, environment)).toBeUndefined();
  });

  it('runs no hook or watcher that the checkout brings along', async () => {
    git('init', '-q');
    git('commit', '-q', '--allow-empty', '-m', 'a');
    git('config', 'core.fsmonitor', `touch ${join(folder, 'ran')}; false`);
    expect((await headCommit(folder, environment))?.dirty).toBe(false);
  });
});
