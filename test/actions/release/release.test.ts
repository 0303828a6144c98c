import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ActionError } from '#error';
import type { Releases } from '#github';
import { outputs } from '../../../.github/actions/release/src/outputs.ts';
import { summary } from '../../../.github/actions/release/src/summary.ts';
import { type GitHub, startGitHub } from '../../sandbox/github/index.ts';
import { addCommit, copiedScene, newScene, type Scene, testsThat } from './scene.ts';

let github: GitHub;
let scene: Scene;
/** The same before anything is released. */
let origin: Scene;
let copies = 0;

beforeAll(async () => {
  github = await startGitHub();
  github.useEngine(testsThat('success'));
  scene = await newScene(github, 'acme/toolkit', 4);
  origin = await copiedScene(scene, 'acme/origin');
});
afterAll(() => github[Symbol.asyncDispose]());

/** For what needs no run of the tests: those stay with the first repository. */
async function copy(): Promise<Scene> {
  copies += 1;
  const made = await copiedScene(origin, `acme/toolkit-${copies}`);
  github.administer(made.repository).configure({ releasesAreImmutable: true });
  return made;
}

const at = ({ commits }: Scene, index: number): string => commits[index] ?? '';

async function failure(run: Promise<unknown>): Promise<string> {
  const error = await run.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ActionError)) throw new Error(`not refused: ${String(error)}`);
  return `${error.code} ${error.message} ${error.hint ?? ''}`;
}

describe('a release', () => {
  it('is immutable, carries its files, shows the changes, and moves the tags of its line', async () => {
    github.administer(scene.repository).configure({ releasesAreImmutable: true });
    await scene.tag('v1.0.0', at(scene, 0));
    const checked = await scene.phase('check', 'v1.0.0', at(scene, 0));
    expect(outputs(checked)).toEqual({ state: 'absent', checksums: '', url: '', moved: '' });
    expect(summary(checked)).toMatch(
      /v1\.0\.0 can be released[\s\S]*`v1` \| would be made[\s\S]*`v1\.0` \| would be made/,
    );
    expect(scene.log.join('\n')).toMatch(/LOCK_MISSING: .*gh actions-lock/);
    const before = github.requests.length;
    const published = await scene.phase('publish', 'v1.0.0', at(scene, 0));
    console.log(`requests to publish a release with three files: ${github.requests.length - before}`);
    const url = `${github.url}/acme/toolkit/releases/tag/v1.0.0`;
    expect(outputs(published)).toEqual({ state: 'absent', checksums: '', url, moved: 'v1 v1.0' });
    expect(summary(published)).toMatch(
      /is published[\s\S]*`checksums\.txt` \| `sha256:[0-9a-f]{64}`[\s\S]*`v1` \| made/,
    );
    const [release, ...others] = github.administer(scene.repository).releases();
    expect(others).toEqual([]);
    expect(release).toMatchObject({ tag: 'v1.0.0', name: 'v1.0.0', draft: false, immutable: true, prerelease: false });
    expect(release?.body).toContain('Full Changelog');
    expect(release?.assets.map(({ name }) => name).sort()).toEqual([
      'checksums.txt',
      'toolkit-1.0.0.cdx.json',
      'toolkit-1.0.0.intoto.jsonl',
    ]);
    expect([await scene.resolve('v1'), await scene.resolve('v1.0')]).toEqual([at(scene, 0), at(scene, 0)]);
    expect(github.administer(scene.repository).latestRelease()).toBe('v1.0.0');
    expect(github.defects).toEqual([]);
  });

  it('that was published is looked at, left alone, and has its tags moved where that was left out', async () => {
    const own = await copy();
    await own.tag('v1.0.0', at(own, 0));
    await own.phase('publish', 'v1.0.0', at(own, 0));
    const before = github.administer(own.repository).releases();
    await own.maintainer.send('PATCH', `/repos/${own.repository}/git/refs/heads/main`, { sha: at(own, 3) });
    const from = github.requests.length;
    const again = await own.phase('publish', 'v1.0.0', at(own, 0));
    expect(outputs(again)).toMatchObject({ state: 'published', moved: '' });
    expect(summary(again)).toMatch(/was published before, and is as it has to be/);
    expect(github.administer(own.repository).releases()).toEqual(before);
    expect(github.requests.slice(from).filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('moves the tags of its own line forward, and no other, through a history of versions', async () => {
    const own = await copy();
    const steps = [
      ['v1.0.0', 0, 'v1 v1.0', 'v1.0.0', { v1: 0, 'v1.0': 0 }],
      ['v1.1.0-rc.1', 1, '', 'v1.0.0', { v1: 0, 'v1.0': 0, 'v1.1': undefined }],
      ['v1.1.0', 1, 'v1 v1.1', 'v1.1.0', { v1: 1, 'v1.0': 0, 'v1.1': 1 }],
      // a back-port to an older minor version
      ['v1.0.1', 2, 'v1.0', 'v1.1.0', { v1: 1, 'v1.0': 2, 'v1.1': 1 }],
      ['v2.0.0', 2, 'v2 v2.0', 'v2.0.0', { v1: 1, 'v1.0': 2, v2: 2 }],
      // a fix of an older major version
      ['v1.1.1', 3, 'v1 v1.1', 'v2.0.0', { v1: 3, 'v1.0': 2, 'v1.1': 3, v2: 2 }],
    ] as const;
    for (const [tag, commit, moved, latest, leads] of steps) {
      await own.tag(tag, at(own, commit));
      expect([tag, outputs(await own.phase('publish', tag, at(own, commit))).moved]).toEqual([tag, moved]);
      expect([tag, github.administer(own.repository).latestRelease()]).toEqual([tag, latest]);
      for (const [name, index] of Object.entries(leads)) {
        const expected = index === undefined ? undefined : at(own, index);
        expect([tag, name, await own.resolve(name)]).toEqual([tag, name, expected]);
      }
    }
  });

  it('of an older commit with a newer number moves nothing back', async () => {
    const own = await copy();
    await own.tag('v1.0.0', at(own, 2));
    await own.phase('publish', 'v1.0.0', at(own, 2));
    await own.tag('v1.0.1', at(own, 1));
    const published = await own.phase('publish', 'v1.0.1', at(own, 1));
    expect(outputs(published).moved).toBe('');
    expect(summary(published)).toMatch(/`v1` \| stays, because it leads to/);
    expect(await own.resolve('v1')).toBe(at(own, 2));
  });

  it('takes over a draft, without the files that somebody else has put there', async () => {
    const own = await copy();
    await own.tag('v1.0.0', at(own, 0));
    const drafts = `/repos/${own.repository}/releases`;
    for (const name of ['first', 'second']) {
      await own.maintainer.send('POST', drafts, { tag_name: 'v1.0.0', name, draft: true, body: 'By hand.' });
    }
    const [, first] = github.administer(own.repository).releases();
    const upload = `${github.url}/api/uploads/repos/${own.repository}/releases/${first?.id}/assets?name=extra.sh`;
    const token = github.mintToken({
      actor: 'eve',
      kind: 'user',
      repositories: { [own.repository]: { contents: 'write' } },
    });
    await fetch(upload, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: 'rm -rf' });
    expect(github.administer(own.repository).releases()[1]?.assets).toHaveLength(1);
    const published = await own.phase('publish', 'v1.0.0', at(own, 0));
    expect(outputs(published).state).toBe('draft');
    const releases = github.administer(own.repository).releases();
    expect(releases.map(({ id, draft }) => [id, draft])).toEqual([[first?.id, false]]);
    expect(releases[0]?.assets.map(({ name }) => name)).not.toContain('extra.sh');
    expect(releases[0]?.assets).toHaveLength(3);
    expect(releases[0]?.body).toBe('By hand.');
  });
});

describe('what is not released', () => {
  it('is a commit beside the default branch, and one whose tests did not pass, and a tag that was moved', async () => {
    const parent = at(scene, 3);
    const beside = await addCommit(scene.maintainer, scene.repository, { parent, text: 'beside', branch: 'beside' });
    await scene.tag('v3.0.0', beside);
    expect(await failure(scene.phase('check', 'v3.0.0', beside))).toMatch(/NOT_ALLOWED .*is not on main/);
    github.useEngine(testsThat('failure'));
    const red = await addCommit(scene.maintainer, scene.repository, { parent, text: 'red', branch: 'main' });
    await github.settled();
    github.useEngine(testsThat('success'));
    await scene.tag('v3.0.1', red);
    github.administer(scene.repository).addCheckRun(red, { name: 'test', app: 'other', conclusion: 'success' });
    expect(await failure(scene.phase('check', 'v3.0.1', red))).toMatch(
      /_ci\.yml did not pass, its job "test" is failure/,
    );
    expect(await failure(scene.phase('check', 'v3.0.1', parent))).toMatch(/the tag v3\.0\.1 leads to/);
    expect(await failure(scene.phase('publish', 'v3.0.1', parent))).toMatch(/the tag was pushed for/);
    expect(
      github
        .administer(scene.repository)
        .releases()
        .filter(({ tag }) => tag.startsWith('v3')),
    ).toEqual([]);
  });

  it('is a commit whose tests did not run', async () => {
    const own = await copy();
    await own.tag('v1.0.0', at(own, 0));
    expect(await failure(own.phase('check', 'v1.0.0', at(own, 0)))).toMatch(/_ci\.yml has not run for a push of/);
  });

  it('waits for tests that still run, as long as it is told to', async () => {
    const passing = testsThat('success');
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    github.useEngine({ ...passing, execute: (request) => finished.then(() => passing.execute(request)) });
    const parent = (await github.resolveRef(scene.repository, 'main')) ?? '';
    const slow = await addCommit(scene.maintainer, scene.repository, { parent, text: 'slow', branch: 'main' });
    await scene.tag('v1.2.0', slow);
    expect(await failure(scene.phase('check', 'v1.2.0', slow))).toMatch(
      /_ci\.yml has not ended: http.*\/actions\/runs\//,
    );
    const waiting = scene.phase('check', 'v1.2.0', slow, { timeout: '30s' });
    finish();
    github.useEngine(passing);
    expect(summary(await waiting)).toMatch(/v1\.2\.0 can be released/);
  });

  it('is one of a checkout that was changed', async () => {
    const own = await copy();
    await own.tag('v1.0.0', at(own, 0));
    const said = await failure(own.phase('publish', 'v1.0.0', at(own, 0), { isDirty: true }));
    expect(said).toMatch(/the checkout is not that of [0-9a-f]{40}\. Check the commit out/);
    expect(github.administer(own.repository).releases()).toEqual([]);
  });

  it('is one with a statement about other files', async () => {
    const own = await copy();
    await own.tag('v1.0.0', at(own, 0));
    const provenance = (text: string): string => text.replace(/"payload":"[^"]*"/, '"payload":"e30="');
    expect(await failure(own.phase('publish', 'v1.0.0', at(own, 0), { provenance }))).toMatch(/does not state how/);
    expect(github.administer(own.repository).releases()).toEqual([]);
  });

  it('is one whose tag was moved at the last moment: no other tag moves', async () => {
    const own = await copy();
    await own.tag('v1.0.0', at(own, 0));
    const ref = `/repos/${own.repository}/git/refs/tags/v1.0.0`;
    const watch = (releases: Releases): Releases => ({
      ...releases,
      publish: async (publication) => {
        await own.maintainer.send('PATCH', ref, { sha: at(own, 1), force: true });
        return await releases.publish(publication);
      },
    });
    const said = await failure(own.phase('publish', 'v1.0.0', at(own, 0), { watch }));
    expect(said).toMatch(/the tag was pushed for [0-9a-f]{40}, and now it leads to/);
    expect(await own.resolve('v1')).toBeUndefined();
  });

  it('is one that would not be immutable: no tag moves', async () => {
    const own = await copy();
    github.administer(own.repository).configure({ releasesAreImmutable: false });
    await own.tag('v1.0.0', at(own, 0));
    const said = await failure(own.phase('publish', 'v1.0.0', at(own, 0)));
    expect(said).toMatch(/is published, but it is not immutable\. Enable immutable releases in the settings/);
    expect(await own.resolve('v1')).toBeUndefined();
  });

  it('is told in a dry run, which reads alone and needs no tag', async () => {
    const from = github.requests.length;
    const permissions = { contents: 'read', actions: 'read', checks: 'read' } as const;
    const checked = await scene.phase('check', 'v1.0.1', at(scene, 2), { permissions, isTrial: true });
    expect(summary(checked)).toMatch(
      /v1\.0\.1 can be released[\s\S]*notes since \| `v1\.0\.0`[\s\S]*would move here from/,
    );
    expect(new Set(github.requests.slice(from).map(({ method }) => method))).toEqual(new Set(['GET']));
    expect(await scene.resolve('v1')).toBe(at(scene, 0));
  });
});
