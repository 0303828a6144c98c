import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishToolkit } from '../sandbox/toolkit.ts';
import { ownActions, publicActions, root } from './source-files.ts';

// What a runner downloads for a job that uses any of the actions: the archive of a commit, once.

const run = promisify(execFile);
const most = 600_000;

let bare: string;
let archive: Buffer;
let names: readonly string[];

beforeAll(async () => {
  bare = await mkdtemp(join(tmpdir(), 'gitops-download-'));
  const git = (...args: readonly string[]) =>
    run('git', [`--git-dir=${bare}`, ...args], { encoding: 'buffer', maxBuffer: 100_000_000 });
  await run('git', ['init', '--quiet', '--bare', bare]);
  const repository = { createRepository: async () => undefined, repositoryPath: () => bare };
  await publishToolkit(repository, 'acme/gitops-actions', root);
  archive = (await git('archive', 'main')).stdout;
  const listing = join(bare, 'download.tar');
  await git('archive', `--output=${listing}`, 'main');
  names = (await run('tar', ['-tf', listing])).stdout.split('\n');
});

afterAll(() => rm(bare, { recursive: true, force: true }));

test('holds every action whole', async () => {
  expect(names).toContain('actions/dist/index.js');
  for (const action of publicActions()) {
    expect(names).toContain(`actions/${action}/action.yml`);
    expect(names).toContain(`actions/${action}/dist/index.js`);
  }
  for (const action of ownActions()) {
    expect(names).toContain(`.github/actions/${action}/action.yml`);
    expect(names).toContain(`.github/actions/${action}/dist/index.js`);
  }
});

test('holds no sources, tests or tools', () => {
  const roots = new Set(names.map((name) => name.split('/')[0]));
  expect([...roots].filter((name) => !/^(actions|\.github|[A-Z]+(\.md)?|)$/.test(name ?? ''))).toEqual([]);
  expect(names.filter((name) => /\/src\//.test(name))).toEqual([]);
});

test(`is no more than ${most / 1000} kB for all actions together`, () => {
  const { length } = gzipSync(archive, { level: 9 });
  console.log(`download of all actions: ${Math.ceil(length / 1000)} kB`);
  expect(length).toBeLessThanOrEqual(most);
});
