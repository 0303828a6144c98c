import { describe, expect, test } from 'vitest';
import type { ErrorCode } from '#error';
import { blobOid, connectGitHub, type Inspection, remotePath } from '#github';
import { startCannedServer } from './canned-server.ts';

const question = { repository: 'acme/env', base: 'main', branch: 'gitops/dev/shop/rolling' };
const commitOid = 'c'.repeat(40);
const treeOid = '7'.repeat(40);

interface Entry {
  readonly name: string;
  readonly type: string;
  readonly mode: number;
  readonly oid: string;
  readonly object?: object;
}

function file(name: string, text = 'image: a\n', change: object = {}): Entry {
  const oid = blobOid(text, commitOid);
  const object = { text, isBinary: false, isTruncated: false, byteSize: Buffer.byteLength(text), ...change };
  return { name, type: 'blob', mode: 0o100644, oid, object };
}

/** A file whose text GraphQL does not give as git holds it. */
function spoiled(held: string | Uint8Array, shown: string, change: object = {}, like = commitOid): Entry {
  return { ...file('apps', shown, change), oid: blobOid(held, like) };
}

function folder(name: string, entries: readonly Entry[]): Entry {
  return { name, type: 'tree', mode: 0o040000, oid: 'd'.repeat(40), object: { oid: 'd'.repeat(40), entries } };
}

/** What GitHub answers where `apps` is this entry, or is missing. */
function answerWith(entry: Entry | null, repository: object = {}) {
  const tree = entry?.type === 'tree' ? entry.object : null;
  const base = {
    name: 'main',
    target: { oid: commitOid, tree: { oid: treeOid }, message: 'm', f0: entry },
    compare: null,
  };
  return {
    data: {
      viewer: { login: 'octocat', name: null, databaseId: 1 },
      repository: {
        id: 'R_1',
        isArchived: false,
        base,
        head: null,
        b0: tree,
        pullRequests: { nodes: [] },
        ...repository,
      },
    },
    errors: [{ type: 'NOT_FOUND', path: ['repository', 'base', 'compare'], message: 'Could not resolve to a Ref' }],
  };
}

async function inspect(...bodies: readonly object[]): Promise<Inspection> {
  await using canned = await startCannedServer(...bodies.map((body) => ({ status: 200, body })));
  return await connectGitHub(canned.server).inspect({ ...question, paths: ['apps'] });
}

describe('a file', () => {
  test('comes as git holds it, with its line ends', async () => {
    const { base, head, pullRequest } = await inspect(answerWith(file('apps', 'a: ü\r\n')));
    expect(base).toEqual({
      name: 'main',
      oid: commitOid,
      tree: treeOid,
      states: new Map(),
      recent: [],
      message: 'm',
      verified: false,
      files: [{ path: 'apps', text: 'a: ü\r\n', named: true, executable: false }],
    });
    expect([head, pullRequest]).toEqual([undefined, undefined]);
  });

  test.each<[string, Entry | null, ErrorCode, RegExp]>([
    ['that is binary', file('apps', '', { isBinary: true, text: null }), 'FILE_NOT_TEXT', /is binary/],
    ['of 11 MiB', spoiled('a', 'b', { byteSize: 11 * 2 ** 20 }), 'LIMIT_EXCEEDED', /it has 11534336 bytes/],
    ['that is a symbolic link', { ...file('apps', '../x'), mode: 0o120000 }, 'FILE_NOT_TEXT', /symbolic link/],
    ['that is a submodule', { ...file('apps'), type: 'commit', mode: 0o160000 }, 'FILE_NOT_TEXT', /submodule/],
    ['that is not there', null, 'FILE_NOT_FOUND', /branch "main" of acme\/env holds no such file/],
  ])('%s is refused', async (_, entry, code, says) => {
    const found = inspect(answerWith(entry));
    await expect(found).rejects.toMatchObject({ code });
    await expect(found).rejects.toThrow(/"apps"/);
    await expect(found.catch(({ message, hint }) => `${message} ${hint}`)).resolves.toMatch(says);
  });
});

describe('a text that GraphQL does not give as git holds it', () => {
  const blob = (content: string | Uint8Array): object => ({ content: Buffer.from(content).toString('base64') });

  test.each<[string, string, string, string?]>([
    ['with a byte order mark', '\ufeffa: 1\n', 'a: 1\n'],
    ['cut at 512,000 bytes', `a: ${'x'.repeat(600_000)}\n`, `a: ${'x'.repeat(511_997)}`],
    ['of a repository with SHA-256 ids', '\ufeffa: 1\n', 'a: 1\n', 'c'.repeat(64)],
  ])('%s is read byte by byte', async (_, held, shown, like) => {
    const { base } = await inspect(answerWith(spoiled(held, shown, {}, like)), blob(held));
    expect(base.files.map(({ text }) => text === held)).toEqual([true]);
  });

  test.each<[string, Uint8Array, object, ErrorCode, RegExp]>([
    ['no text', Buffer.from([0x61, 0xff]), blob(Buffer.from([0x61, 0xff])), 'FILE_NOT_TEXT', /not valid UTF-8/],
    ['another content', Buffer.from('a'), blob('b'), 'GITHUB_UNAVAILABLE', /not what git holds/],
  ])('is refused where REST gives %s', async (_, held, answer, code, says) => {
    const found = inspect(answerWith(spoiled(held, '\ufffd')), answer);
    await expect(found).rejects.toMatchObject({ code });
    await expect(found).rejects.toThrow(says);
  });

  test('is passed over in a directory, where nobody named it', async () => {
    const bytes = Buffer.from([0x61, 0xff]);
    const tree = folder('apps', [file('a.yaml'), { ...spoiled(bytes, 'a\ufffd'), name: 'latin.yaml' }]);
    const { base } = await inspect(answerWith(tree), blob(bytes));
    expect(base.files.map(({ path }) => path)).toEqual(['apps/a.yaml']);
  });
});

describe('a directory', () => {
  test('gives its YAML and JSON files, three folders deep, and leaves out what nobody named and nobody can edit', async () => {
    const tree = folder('apps', [
      file('a.yaml'),
      file('README.md'),
      { ...file('link.yaml'), mode: 0o120000 },
      folder('.github', [file('workflow.yml')]),
      folder('one', [folder('two', [folder('three', [file('deep.json')])])]),
      { ...file('run.yaml'), mode: 0o100755 },
    ]);
    const { base } = await inspect(answerWith(tree));
    expect(base.files.map(({ path, named, executable }) => [path, named, executable])).toEqual([
      ['apps/a.yaml', false, false],
      ['apps/one/two/three/deep.json', false, false],
      ['apps/run.yaml', false, true],
    ]);
  });

  test.each<[string, readonly Entry[], RegExp]>([
    [
      'four folders deep',
      [folder('1', [folder('2', [folder('3', [folder('4', [])])])])],
      /"apps\/1\/2\/3\/4".*3 levels/,
    ],
    ['with 201 manifests', Array.from({ length: 201 }, (_, index) => file(`${index}.yaml`)), /201 manifests/],
  ])('%s is refused rather than read in part', async (_, entries, says) => {
    await expect(inspect(answerWith(folder('apps', entries)))).rejects.toThrow(says);
  });

  test('is read again when the answer mixes two states of the branch', async () => {
    const torn = answerWith(folder('apps', []), { b0: { oid: 'f'.repeat(40), entries: [] } });
    const { base } = await inspect(torn, answerWith(folder('apps', [file('a.yaml')])));
    expect(base.files).toHaveLength(1);
  });
});

describe('gitops.yaml', () => {
  const withConfig = (config: Entry): object => ({
    base: {
      name: 'main',
      target: { oid: commitOid, tree: { oid: treeOid }, message: 'm', f0: file('apps'), config },
      compare: null,
    },
  });

  test('comes with the base', async () => {
    const { base } = await inspect(answerWith(file('apps'), withConfig(file('gitops.yaml', 'version: 1\n'))));
    expect(base.config).toBe('version: 1\n');
  });

  test('is never passed over because it cannot be read', async () => {
    const found = inspect(answerWith(file('apps'), withConfig({ ...file('gitops.yaml'), mode: 0o120000 })));
    await expect(found).rejects.toThrow(/"gitops\.yaml" failed: it is a symbolic link/);
  });
});

describe('a repository', () => {
  test.each<[string, object, ErrorCode]>([
    ['without the base', { base: null }, 'BRANCH_NOT_FOUND'],
    ['that is archived', { isArchived: true }, 'GITHUB_REFUSED'],
  ])('%s is refused', async (_, repository, code) => {
    await expect(inspect(answerWith(file('apps'), repository))).rejects.toMatchObject({ code });
  });

  test('shows a pull request from our branch only if it goes into the base and comes from the repository itself', async () => {
    const pull = { id: 'PR', number: 1, url: 'u', title: 't', body: '', baseRefName: 'main', isCrossRepository: false };
    const others = [
      { ...pull, isCrossRepository: true },
      { ...pull, baseRefName: 'next' },
    ];
    const without = await inspect(answerWith(file('apps'), { pullRequests: { nodes: others } }));
    expect(without.pullRequest).toBeUndefined();
    const withOne = await inspect(
      answerWith(file('apps'), { pullRequests: { nodes: [...others, { ...pull, number: 3 }] } }),
    );
    expect(withOne.pullRequest?.number).toBe(3);
  });
});

describe('a remote path', () => {
  test.each([
    ['apps/', 'apps'],
    ['./apps//shop.yaml', 'apps/shop.yaml'],
    ['.', '.'],
    ['apps/**/*.yaml', 'apps/**/*.yaml'],
  ])('%j is read as %j', (raw, value) => {
    expect(remotePath.parse(raw)).toEqual({ ok: true, value });
  });

  test.each([
    '/etc',
    '../x',
    'a/../../x',
    'a\\b',
    '../*.yaml',
    '/*.yaml',
    '.github/*/*.yml',
    'a\u0000',
    '.git/config',
    '.github/workflows/ci.yml',
    './.GitHub/x',
  ])('%j is refused', (raw) => {
    expect(remotePath.parse(raw).ok).toBe(false);
  });
});
