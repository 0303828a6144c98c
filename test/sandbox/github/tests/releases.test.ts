import { expect, test } from 'vitest';
import type { GitHub } from '../index.ts';
import { client, env, type Octokit, startEnvironment } from '../testing/rest-scene.ts';

const writer = (github: GitHub): Octokit['rest'] => client(github, { contents: 'write' }).rest;

async function withTags(tags: readonly string[]): Promise<GitHub> {
  const github = await startEnvironment();
  const sha = (await github.resolveRef('acme/env', 'main')) ?? '';
  for (const tag of tags) await writer(github).git.createRef({ ...env, ref: `refs/tags/${tag}`, sha });
  return github;
}

interface Seed {
  readonly tag: string;
  readonly assets?: readonly string[];
}

async function draft({ repos }: Octokit['rest'], { tag, assets = [] }: Seed): Promise<number> {
  const { data } = await repos.createRelease({ ...env, tag_name: tag, name: tag, draft: true });
  for (const name of assets) {
    await repos.uploadReleaseAsset({
      ...env,
      release_id: data.id,
      name,
      data: name,
      baseUrl: uploads(data.upload_url),
    });
  }
  return data.id;
}

/** As the answer names the place: another host on github.com. */
function uploads(url: string): string {
  return url.slice(0, url.indexOf('/repos/'));
}

test('a draft is seen by those who can write, gets its files, and is seen by all once it is published', async () => {
  await using github = await withTags(['v1.0.0']);
  const rest = writer(github);
  const id = await draft(rest, { tag: 'v1.0.0', assets: ['a.txt'] });
  const reader = client(github, { contents: 'read' }).rest.repos;
  expect((await reader.listReleases(env)).data).toEqual([]);
  await expect(reader.getReleaseByTag({ ...env, tag: 'v1.0.0' })).rejects.toMatchObject({ status: 404 });
  const [seen] = (await rest.repos.listReleases(env)).data;
  expect(seen).toMatchObject({ id, draft: true, published_at: null, tag_name: 'v1.0.0' });
  expect(seen?.assets).toMatchObject([
    { name: 'a.txt', size: 5, digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/), state: 'uploaded' },
  ]);
  await rest.repos.updateRelease({ ...env, release_id: id, draft: false });
  expect((await reader.getReleaseByTag({ ...env, tag: 'v1.0.0' })).data).toMatchObject({
    draft: false,
    immutable: false,
  });
  expect(github.administer('acme/env').latestRelease()).toBe('v1.0.0');
  expect(github.defects).toEqual([]);
});

test('a name of a file, and a tag of a published release, is taken once', async () => {
  await using github = await withTags(['v1.0.0']);
  const rest = writer(github);
  const id = await draft(rest, { tag: 'v1.0.0', assets: ['a.txt'] });
  const [first] = (await rest.repos.listReleases(env)).data;
  const again = { ...env, release_id: id, name: 'a.txt', data: 'b', baseUrl: uploads(first?.upload_url ?? '') };
  await expect(rest.repos.uploadReleaseAsset(again)).rejects.toMatchObject({ status: 422 });
  await rest.repos.deleteReleaseAsset({ ...env, asset_id: first?.assets[0]?.id ?? 0 });
  await rest.repos.uploadReleaseAsset(again);
  const second = await draft(rest, { tag: 'v1.0.0' });
  await rest.repos.updateRelease({ ...env, release_id: id, draft: false });
  await expect(rest.repos.updateRelease({ ...env, release_id: second, draft: false })).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining('already_exists'),
  });
  await rest.repos.deleteRelease({ ...env, release_id: second });
  expect((await rest.repos.listReleases(env)).data.map((release) => release.id)).toEqual([id]);
  expect(github.defects).toEqual([]);
});

test('an immutable release keeps its files and its tag, and spends the name of the tag', async () => {
  await using github = await withTags(['v1.0.0']);
  github.administer('acme/env').configure({ releasesAreImmutable: true });
  const rest = writer(github);
  const id = await draft(rest, { tag: 'v1.0.0', assets: ['a.txt'] });
  const { data } = await rest.repos.updateRelease({ ...env, release_id: id, draft: false });
  expect(data.immutable).toBe(true);
  const upload = { ...env, release_id: id, name: 'b.txt', data: 'b', baseUrl: uploads(data.upload_url) };
  const refused = (message: RegExp) => ({ status: 422, message: expect.stringMatching(message) });
  await expect(rest.repos.uploadReleaseAsset(upload)).rejects.toMatchObject(refused(/Cannot upload assets to an imm/));
  const asset = { ...env, asset_id: data.assets[0]?.id ?? 0 };
  await expect(rest.repos.deleteReleaseAsset(asset)).rejects.toMatchObject(refused(/immutable/));
  const tag = { ...env, ref: 'tags/v1.0.0' };
  await expect(rest.git.deleteRef(tag)).rejects.toMatchObject(refused(/rule violations/));
  await rest.repos.deleteRelease({ ...env, release_id: id });
  await expect(draft(rest, { tag: 'v1.0.0' })).rejects.toMatchObject(refused(/was used by an immutable release/));
  expect(github.defects).toEqual([]);
});

test('only who may write contents makes a release', async () => {
  await using github = await withTags(['v1.0.0']);
  await expect(draft(client(github, { contents: 'read' }).rest, { tag: 'v1.0.0' })).rejects.toMatchObject({
    status: 403,
  });
  expect(github.administer('acme/env').releases()).toEqual([]);
});

test('notes name the merged pull requests since the release before', async () => {
  await using github = await withTags(['v1.0.0']);
  const { git, pulls, repos } = client(github, { contents: 'write', 'pull-requests': 'write' }).rest;
  const base = (await github.resolveRef('acme/env', 'main')) ?? '';
  const file = { path: 'new.txt', mode: '100644', type: 'blob', content: 'x' } as const;
  const tree = (await git.createTree({ ...env, base_tree: base, tree: [file] })).data.sha;
  const { sha } = (await git.createCommit({ ...env, message: 'Add', tree, parents: [base] })).data;
  await git.createRef({ ...env, ref: 'refs/heads/change', sha });
  const { number } = (await pulls.create({ ...env, title: 'Add a file', head: 'change', base: 'main' })).data;
  await pulls.merge({ ...env, pull_number: number });
  const range = { tag_name: 'v1.1.0', target_commitish: 'main', previous_tag_name: 'v1.0.0' };
  const { data } = await repos.generateReleaseNotes({ ...env, ...range });
  expect(data.name).toBe('v1.1.0');
  expect(data.body).toMatch(/\* Add a file by @deployer\[bot\] in .*\/pull\/1\n/);
  expect(data.body).toMatch(/\/compare\/v1\.0\.0\.\.\.v1\.1\.0$/);
  expect(github.defects).toEqual([]);
});
