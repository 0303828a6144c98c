import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { scaled } from '../../../scale.ts';
import { changedFiles } from '../git/diff.ts';
import { isAncestor, listOids } from '../git/history.ts';
import { mergeTrees } from '../git/merge.ts';
import { zeros } from '../git/move-refs.ts';
import { writeBlob } from '../git/objects.ts';
import { type Git, GitError, gitIn, line } from '../git/plumbing.ts';
import { listRefs, resolveCommit, swapRefs } from '../git/refs.ts';
import { editTree } from '../git/trees.ts';

const ends = new AbortController();
const directories: string[] = [];

async function emptyRepository(): Promise<Git> {
  const directory = await mkdtemp(join(tmpdir(), 'as-git-'));
  directories.push(directory);
  execFileSync('git', ['init', '--quiet', '--bare', directory]);
  return gitIn(directory, ends.signal);
}

afterAll(async () => {
  ends.abort();
  await Promise.all(directories.map((each) => rm(each, { recursive: true, force: true, maxRetries: 10 })));
});

/** What git printed; undefined where it says no. */
async function said(git: Git, args: readonly string[], input?: string): Promise<string | undefined> {
  try {
    return await line(git, args, input === undefined ? {} : { input });
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

const path = fc.constantFrom('a', 'b', 'c/d', 'c/e', 'f/g/h', 'f/g/i');
const text = fc.constantFrom(undefined, '1\n2\n3\n', '1\n2\n4\n', '1\n3\n', 'x\n');

/** On top of earlier ones; at times in the same second. */
const drawn = fc.record({
  parents: fc.uniqueArray(fc.nat(2), { minLength: 1, maxLength: 2 }),
  later: fc.nat(1),
  edits: fc.array(fc.tuple(path, text), { maxLength: 2 }),
});

interface Made {
  readonly oid: string;
  readonly tree: string;
  readonly seconds: number;
}

async function commitsIn(git: Git, plan: readonly (typeof drawn extends fc.Arbitrary<infer T> ? T : never)[]) {
  const first = { path: 'a', oid: await writeBlob(git, '1\n2\n3\n'), mode: '100644' };
  const made: Made[] = [];
  for (const { parents, later, edits } of plan) {
    const on = [...new Set(parents.flatMap((back) => made.at(-1 - back) ?? []))];
    const last = new Map(edits);
    const additions = [...last].filter(([, content]) => content !== undefined);
    const tree = await editTree(git, on[0]?.tree, {
      additions: [
        ...(on.length === 0 ? [first] : []),
        ...(await Promise.all(
          additions.map(async ([at, content = '']) => ({
            path: at,
            oid: await writeBlob(git, content),
            mode: '100644',
          })),
        )),
      ],
      deletions: [...last].flatMap(([at, content]) => (content === undefined ? [at] : [])),
    });
    const seconds = Math.max(1_000_000_000, ...on.map((parent) => parent.seconds)) + later;
    const person = `ada <ada@example.com> ${seconds} +0000`;
    const lines = [`tree ${tree}`, ...on.map((parent) => `parent ${parent.oid}`)];
    const content = `${[...lines, `author ${person}`, `committer ${person}`].join('\n')}\n\n${made.length}\n`;
    made.push({ oid: git.objects.loose.write('commit', Buffer.from(content)), tree, seconds });
  }
  return made.map(({ oid }) => oid);
}

test('histories, merges and changes are told as git tells them', { timeout: 600_000 }, async () => {
  const git = await emptyRepository();
  await fc.assert(
    fc.asyncProperty(fc.array(drawn, { minLength: 2, maxLength: 9 }), path, async (plan, at) => {
      const oids = await commitsIn(git, plan);
      const [head = '', other = ''] = [oids.at(-1), oids.at(-2)];
      const listed = async (...args: readonly string[]) =>
        (await line(git, ['rev-list', ...args])).split('\n').filter(Boolean);
      expect(await listOids(git, head)).toEqual(await listed(head));
      expect(await listOids(git, `${other}..${head}`)).toEqual(await listed(`${other}..${head}`));
      expect(await listOids(git, head, { path: at })).toEqual(await listed(head, '--', at));
      expect(await listOids(git, head, { path: 'f' })).toEqual(await listed(head, '--', 'f'));
      const isBehind = (await said(git, ['merge-base', '--is-ancestor', other, head])) !== undefined;
      expect(await isAncestor(git, other, head)).toBe(isBehind);
      const merged = await said(git, ['merge-tree', '--write-tree', '--allow-unrelated-histories', other, head]);
      expect(await mergeTrees(git, other, head)).toBe(merged);
      const rows = (await said(git, ['diff', '--numstat', '--no-renames', `${other}...${head}`])) ?? '';
      const changed = await changedFiles(git, other, head).catch(() => []);
      expect(changed.map(({ path: name, additions, deletions }) => `${additions}\t${deletions}\t${name}`)).toEqual(
        rows.split('\n').filter(Boolean),
      );
    }),
    { numRuns: scaled(10, 200) },
  );
});

const move = fc.record({
  name: fc.constantFrom(
    'refs/heads/a',
    'refs/heads/a/b',
    'refs/heads/a/b/c',
    'refs/heads/d',
    'refs/tags/a',
    'refs/pull/1/head',
  ),
  before: fc.constantFrom('there', 'nothing', 'wrong'),
  after: fc.constantFrom('one', 'other', 'nothing', 'unknown', 'blob'),
});
const step = fc.oneof(
  { weight: 6, arbitrary: fc.uniqueArray(move, { minLength: 1, maxLength: 2, selector: ({ name }) => name }) },
  { weight: 1, arbitrary: fc.constant('pack' as const) },
);

test('refs move where git moves them, and nowhere else', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
      const [ours, gits] = [await emptyRepository(), await emptyRepository()];
      const plan = [0, 1].map(() => ({ parents: [0], later: 1, edits: [] }));
      const [one = '', other = ''] = await commitsIn(ours, plan);
      await commitsIn(gits, plan);
      const blob = await writeBlob(ours, 'text\n');
      await writeBlob(gits, 'text\n');
      const ids = { one, other, blob, nothing: zeros, unknown: '1'.repeat(40), wrong: '2'.repeat(40) };
      const all = ['for-each-ref', '--format=%(refname) %(objectname)'];
      for (const each of steps) {
        if (each === 'pack') {
          for (const git of [ours, gits]) await git(['pack-refs', '--all']);
          continue;
        }
        const moves = await Promise.all(
          each.map(async ({ name, before, after }) => {
            const now = (await said(gits, ['rev-parse', '--verify', '--quiet', name])) ?? zeros;
            return { name, before: before === 'there' ? now : ids[before], after: ids[after] };
          }),
        );
        const commands = moves.map(({ name, before, after }) => `update ${name}\0${after}\0${before}\0`).join('');
        const isMoved = (await said(gits, ['update-ref', '--stdin', '-z'], commands)) !== undefined;
        expect((await swapRefs(ours, moves)) !== undefined, JSON.stringify(moves)).toBe(isMoved);
        expect(await line(ours, all)).toBe(await line(gits, all));
        const listed = await listRefs(ours, 'refs/');
        expect(listed.map(({ name, oid }) => `${name} ${oid}`).join('\n')).toBe(await line(gits, all));
      }
    }),
    { numRuns: scaled(6, 80) },
  );
});

test('names are found as git finds them', async () => {
  const git = await emptyRepository();
  const [one = '', other = ''] = await commitsIn(
    git,
    [0, 1].map(() => ({ parents: [0], later: 1, edits: [] })),
  );
  await git(['update-ref', 'refs/heads/main', one]);
  await git(['update-ref', 'refs/heads/v1', one]);
  await git(['tag', '--annotate', '--message=v1', 'v1', other], {
    environment: { GIT_COMMITTER_NAME: 'ada', GIT_COMMITTER_EMAIL: 'ada@example.com' },
  });
  const names = [
    'main',
    'heads/main',
    'refs/heads/main',
    'v1',
    'tags/v1',
    'HEAD',
    'main~1',
    'main:a',
    one,
    one.slice(0, 9),
  ];
  for (const name of [
    ...names,
    'missing',
    'refs/heads/missing',
    '1'.repeat(40),
    'main:missing',
    'main:a/b',
    '../main',
    '',
  ]) {
    const commit = await said(git, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
    expect(await resolveCommit(git, name), name).toBe(commit);
    const object = await said(git, ['rev-parse', '--verify', '--quiet', name]);
    expect((await git.objects.head(name))?.oid, name).toBe(/^1{40}$/.test(name) ? undefined : object);
  }
});
