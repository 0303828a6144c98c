import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Failure } from '../../sandbox/registry/faults.ts';
import { scaled } from '../../scale.ts';
import { Canary } from '../create-pull-request/canary.ts';
import { here } from './in-process.ts';
import { path, repository, startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  expect(world.github.defects).toEqual([]);
  await world[Symbol.asyncDispose]();
});

/** A repository without a commit, as GitHub makes one. */
async function emptyRepository(name: string): Promise<{ readonly repository: string; readonly token: string }> {
  const { github, mint } = world;
  await github.createRepository(name, {});
  execFileSync('git', ['-C', github.repositoryPath(name), 'update-ref', '-d', 'refs/heads/main']);
  return { repository: name, token: mint({ contents: 'write', workflows: 'write' }, name) };
}

const pushes = (): number =>
  world.registry.requests.filter(({ method }) => method === 'PUT' || method === 'POST').length;

describe('a backup', () => {
  test('is restored to an empty repository: every ref equal, every object whole', async () => {
    const { act, refs, fsck } = world;
    const made = await act({});
    expect(made.annotations).toEqual([]);
    expect(made.outputs).toMatchObject({
      operation: 'pushed',
      refs: String((await refs(repository)).length),
      metadata: '',
    });
    const { digest = '' } = made.outputs;
    expect(made.outputs.image).toBe(`${world.registry.host}/${path}:latest@${digest}`);
    const target = await emptyRepository('acme/restored');
    const temp = await mkdtemp(join(tmpdir(), 'gitops-restored-'));
    const restored = await act({ ...target, restore: digest }, { environment: { RUNNER_TEMP: temp } });
    expect(restored.annotations).toEqual([]);
    expect(restored.outputs).toMatchObject({ operation: 'restored', digest });
    const [before, after] = [await refs(repository), await refs(target.repository)];
    expect(after).toEqual(before);
    expect(after.length).toBe(7);
    expect(await fsck(target.repository)).toBe('');
    const same = after.filter((ref) => before.includes(ref)).length;
    console.log(`backup: ${same} of ${before.length} refs restored, git fsck clean`);
    const metadata = JSON.parse(await readFile(restored.outputs.metadata ?? '', 'utf8'));
    expect(metadata).toMatchObject({
      repository,
      defaultBranch: 'main',
      holds: [{ app: 'shop', environment: 'dev', by: 'olive' }],
      pullRequests: [
        { number: 1, title: 'Next', body: 'Please.', base: 'main', branch: 'next', author: 'backup[bot]' },
      ],
      protection: { branch: { requiredApprovingReviewCount: 2, requiredStatusCheckContexts: ['gitops/gates'] } },
    });
    await rm(temp, { recursive: true });
  });

  test('of the same state pushes nothing, and of another one does', async () => {
    const { act, registry, clone, github } = world;
    const first = await here(world);
    expect(first.operation).toBe('unchanged');
    const before = { tags: registry.tags(path), blobs: registry.blobs(path), pushes: pushes() };
    expect((await act({})).outputs).toMatchObject({ operation: 'unchanged', image: first.image, digest: first.digest });
    expect({ tags: registry.tags(path), blobs: registry.blobs(path), pushes: pushes() }).toEqual(before);
    console.log(`backup of the same state: ${pushes() - before.pushes} uploads`);
    await clone.git('tag', 'another');
    await clone.git('push', '--quiet', 'origin', 'another');
    expect((await here(world)).operation).toBe('pushed');
    expect(registry.tags(path).length).toBe(before.tags.length + 1);
    github.administer(repository).addLabel('x');
    expect((await here(world)).operation).toBe('unchanged');
    github.administer(repository).protect('main', { pullRequest: { approvals: 1 } });
    expect((await here(world)).operation).toBe('pushed');
  });

  test('leaves the token in no file, argument, log or registry', async () => {
    const { act, mint, registry, github } = world;
    const token = mint({ contents: 'read', 'pull-requests': 'read' });
    const searches = [token, Buffer.from(`x-access-token:${token}`).toString('base64')].map((form) => new Canary(form));
    const temp = await mkdtemp(join(tmpdir(), 'gitops-backup-temp-'));
    await world.clone.git('tag', 'canary');
    await world.clone.git('push', '--quiet', 'origin', 'canary');
    const watched: Promise<void>[] = [];
    let isOver = false;
    const { log, summary, outputs } = await act(
      { token },
      {
        environment: { RUNNER_TEMP: temp, TMPDIR: temp },
        onStart: ({ pid = 0 }) => {
          watched.push(watch(pid));
        },
      },
    );
    async function watch(pid: number): Promise<void> {
      while (!isOver) {
        for (const search of searches) await search.commandLines(pid);
        await searches[0]?.files(temp).catch((error: unknown) => {
          // What is there one moment may be gone the next.
          if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
        });
        await new Promise((wake) => setTimeout(wake, 5));
      }
    }
    isOver = true;
    await Promise.all(watched);
    expect(outputs.operation).toBe('pushed');
    for (const search of searches) {
      search.text('the log', log.replace(/^::add-mask::.*$/gm, ''));
      search.text('the summary and outputs', summary + JSON.stringify(outputs));
      search.text('the requests', JSON.stringify([registry.requests, github.requests]));
      await search.files(temp);
    }
    console.log(`the token: looked for in ${JSON.stringify(searches[0]?.searched)}, found nowhere`);
    await rm(temp, { recursive: true });
  });
});

describe('a restore', () => {
  test('refuses a repository that holds anything else, and takes up what was interrupted', async () => {
    const { refs, github } = world;
    const { digest } = await here(world);
    const target = await emptyRepository('acme/begun');
    const bare = github.repositoryPath(target.repository);
    const main = (await refs(repository)).find((ref) => ref.endsWith('refs/heads/main'))?.split(' ')[0] ?? '';
    execFileSync('git', ['-C', bare, 'fetch', '--quiet', github.repositoryPath(repository), `${main}:refs/heads/main`]);
    expect((await here(world, { ...target, restore: digest })).operation).toBe('restored');
    expect(await refs(target.repository)).toEqual(await refs(repository));
    execFileSync('git', ['-C', bare, 'update-ref', 'refs/heads/other', main]);
    await expect(here(world, { ...target, restore: digest })).rejects.toThrow(
      'it holds refs/heads/other, which the backup does not',
    );
  });

  test('refuses a backup that was tampered with, and writes nothing', async () => {
    const { registry, refs } = world;
    const { digest } = await here(world);
    const target = await emptyRepository('acme/untouched');
    const { layers }: { layers: readonly { readonly digest: string }[] } = JSON.parse(
      Buffer.from(registry.manifest(path, digest)?.bytes ?? '').toString('utf8'),
    );
    const places = [`/manifests/${digest}`, ...layers.map((layer) => `/blobs/${layer.digest}`)];
    for (const place of places) {
      registry.fail({ match: { test: (request) => request === `GET /v2/${path}${place}` }, status: 'altered' });
      await expect(here(world, { ...target, restore: digest }), place).rejects.toThrow(/expected .*, found /);
      registry.clearFaults();
    }
    const images = [`sha256:${'0'.repeat(64)}`, layers[0]?.digest ?? ''];
    for (const image of images)
      await expect(here(world, { ...target, restore: image })).rejects.toThrow('the registry has no such backup');
    expect(await refs(target.repository)).toEqual(['']);
  });

  test('refuses what is no backup, and every bad input at once', async () => {
    const { registry, act } = world;
    const { digest } = await here(world);
    const bytes = Buffer.from(registry.manifest(path, digest)?.bytes ?? '');
    const other = Buffer.from(bytes.toString('utf8').replace('"application/vnd.gitops-actions.backup.v1"', '"x/y"'));
    const put = await fetch(`${registry.url}/v2/${path}/manifests/other`, {
      method: 'PUT',
      headers: { 'content-type': 'application/vnd.oci.image.manifest.v1+json' },
      body: new Uint8Array(other),
    });
    const stored = put.headers.get('docker-content-digest') ?? '';
    await expect(here(world, { restore: stored })).rejects.toThrow('it is no backup of this action');
    const { exitCode, annotations } = await act({
      repository: 'x',
      image: `a@${digest}`,
      restore: 'latest',
      retries: 'many',
    });
    expect(exitCode).toBe(1);
    for (const name of ['repository', 'image', 'restore', 'retries'])
      expect(annotations[0]?.message).toContain(`input "${name}"`);
    await expect(here(world, { username: 'olive' })).rejects.toThrow('`password` is missing');
  });

  test('says which permission a token lacks', async () => {
    const { github } = world;
    const { digest } = await here(world);
    const { repository: name } = await emptyRepository('acme/forbidden');
    const reading = github.mintToken({
      actor: 'backup[bot]',
      kind: 'app',
      repositories: { [name]: { metadata: 'read', contents: 'read' } },
    });
    await expect(here(world, { repository: name, token: reading, restore: digest })).rejects.toThrow(
      'the token may not do this',
    );
    const none = github.mintToken({
      actor: 'backup[bot]',
      kind: 'app',
      repositories: { 'acme/else': { metadata: 'read' } },
    });
    await expect(here(world, { token: none })).rejects.toMatchObject({ code: 'REPOSITORY_NOT_FOUND' });
    await expect(here(world, { token: 'wrong' })).rejects.toMatchObject({ code: 'TOKEN_INVALID' });
  });
});

describe('a write that fails', () => {
  const statuses: readonly Failure[] =
    process.env.TEST_SCALE === 'full' ? [500, 403, 'reset', 'lost', 'truncated'] : [500];
  const step = scaled(3, 1);

  test.each(statuses)(
    'with %s leaves no half a backup, and the next run makes it whole',
    async (status) => {
      const { registry } = world;
      let [failed, whole] = [0, 0];
      for (let index = 0; ; index += step) {
        const place = `acme/failing-${status}-${index}`;
        let left = index;
        let isHit = false;
        const isMatch = (request: string): boolean => {
          if (!/^(?:PUT|POST|PATCH) /.test(request) || isHit) return false;
          left -= 1;
          isHit = left < 0;
          return isHit;
        };
        registry.fail({ match: { test: isMatch }, status });
        const outcome: unknown = await here(world, { place }).catch((error: unknown) => error);
        registry.clearFaults();
        if (!isHit) break;
        failed += outcome instanceof Error ? 1 : 0;
        expectWhole(place, 'latest');
        await here(world, { place });
        expect(registry.tags(place).length).toBe(2);
        for (const tag of registry.tags(place)) expectWhole(place, tag);
        whole += 1;
      }
      console.log(
        `backup: ${status} at each of ${whole} writes, ${failed} runs failed, ${whole} of ${whole} made whole`,
      );
      expect(whole).toBeGreaterThan(scaled(2, 7));
    },
    120_000,
  );

  /** What a tag names is there with all that it refers to. */
  function expectWhole(place: string, tag: string): void {
    const manifest = world.registry.manifest(place, tag);
    if (manifest === undefined) return;
    const { config, layers } = JSON.parse(Buffer.from(manifest.bytes).toString('utf8'));
    for (const { digest } of [config, ...layers])
      expect(world.registry.blobs(place), `${tag} of ${place}`).toContain(digest);
  }
});
