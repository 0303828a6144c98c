import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scaled } from '../../../scale.ts';
import { writeBlob } from '../git/objects.ts';
import { type Git, gitIn, line } from '../git/plumbing.ts';
import { editTree } from '../git/trees.ts';

let directory = '';
let git: Git;
const ends = new AbortController();

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'trees-'));
  execFileSync('git', ['init', '--quiet', '--bare', directory]);
  git = gitIn(directory, ends.signal);
});

afterAll(async () => {
  ends.abort();
  await rm(directory, { recursive: true, force: true, maxRetries: 10 });
});

/** What git itself makes of the same files, by an index of all of them. */
async function byIndex(files: ReadonlyMap<string, string>): Promise<string> {
  const environment = { GIT_INDEX_FILE: join(directory, 'index-of-test') };
  const rows = [...files].map(([path, oid]) => `100644 ${oid} 0\t${path}\0`).join('');
  await git(['read-tree', '--empty'], { environment });
  await git(['update-index', '-z', '--index-info'], { environment, input: rows });
  return await line(git, ['write-tree'], { environment });
}

const name = fc.constantFrom('a', 'b', 'b.c', 'é');
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
const files = fc
  .uniqueArray(path, { maxLength: 8 })
  .map((paths) => paths.filter((one) => !paths.some((other) => other.startsWith(`${one}/`))));

test('files set and removed path by path give the tree that git makes of all files', async () => {
  const oid = await writeBlob(git, 'text\n');
  const other = await writeBlob(git, 'other\n');
  const additions = (paths: readonly string[], blob: string) =>
    paths.map((one) => ({ path: one, oid: blob, mode: '100644' }));
  await fc.assert(
    fc.asyncProperty(files, files, async (before, after) => {
      const base = await editTree(git, undefined, { additions: additions(before, oid), deletions: [] });
      expect(base).toBe(await byIndex(new Map(before.map((one) => [one, oid]))));
      const deletions = before.filter((one) => !after.includes(one));
      const edited = await editTree(git, base, { additions: additions(after, other), deletions });
      expect(edited).toBe(await byIndex(new Map(after.map((one) => [one, other]))));
    }),
    { numRuns: scaled(20, 100) },
  );
});

test('a file takes the place of a folder, and a folder that of a file', async () => {
  const oid = await writeBlob(git, 'text\n');
  const add = (base: string | undefined, at: string) =>
    editTree(git, base, { additions: [{ path: at, oid, mode: '100644' }], deletions: [] });
  const folder = await add(undefined, 'a/b/c');
  const file = await add(folder, 'a');
  expect(file).toBe(await byIndex(new Map([['a', oid]])));
  expect(await add(file, 'a/b/c')).toBe(folder);
});
