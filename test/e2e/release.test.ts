import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { statementsAbout } from '../sandbox/attestations.ts';
import {
  conclusionsOf,
  hello,
  messagesOf,
  type ReleaseScene,
  startOwnScene,
  startReleaseScene,
  tests,
} from './release/scene.ts';

// This repository's own _release.yml, run by a pushed tag.

const run = promisify(execFile);
const everything = process.env.TEST_SCALE === 'full';
/** Each runs workflows with a process for every step, beside whatever else the machine does. */
const patient = { timeout: 240_000 };

let scene: ReleaseScene;
let first: string;
beforeAll(async () => {
  scene = await startReleaseScene();
  first = await scene.change(hello('hello, world'));
});
afterAll(() => scene[Symbol.asyncDispose]());

const releases = () => scene.github.administer(scene.repository).releases();
const leadsTo = (tag: string) => scene.github.resolveRef(scene.repository, `refs/tags/${tag}`);

it(
  'releases a pushed version: an immutable release that everybody can verify, and the tags of its line',
  patient,
  async () => {
    const released = await scene.tag('v1.0.0');
    expect([
      messagesOf(released)
        .replace(/LOCK_MISSING.*/, '')
        .trim(),
      conclusionsOf(released),
    ]).toEqual(['', { check: 'success', publish: 'success' }]);
    expect(messagesOf(released)).toMatch(
      /LOCK_MISSING: .*`gh extension install github\/gh-actions-lock && gh actions-lock`/,
    );
    const [release] = releases();
    expect(release).toMatchObject({ tag: 'v1.0.0', immutable: true, draft: false, author: 'github-actions[bot]' });
    expect([await leadsTo('v1'), await leadsTo('v1.0')]).toEqual([first, first]);
    const file = (ending: string): string => {
      const found = release?.assets.find(({ name }) => name.endsWith(ending));
      if (found === undefined) throw new Error(`no ${ending}`);
      return found.content.toString('utf8');
    };
    // as a user verifies it: the files of a checkout against the checksums, the checksums against the signed statement
    const checksums = file('checksums.txt');
    await writeFile(join(scene.clone.folder, '.git', 'checksums.txt'), checksums);
    const checked = await run('sha256sum', ['--check', '--ignore-missing', '.git/checksums.txt'], {
      cwd: scene.clone.folder,
    });
    expect(checked.stdout.trim().split('\n').sort()).toEqual([
      '.github/workflows/greet.yml: OK',
      'actions/dist/contents.json: OK',
      'actions/hello/action.yml: OK',
      'actions/hello/dist/index.js: OK',
    ]);
    const notary = { apiUrl: scene.github.apiUrl, token: scene.token, publicKey: scene.runner.publicKey };
    const digest = createHash('sha256')
      .update(hello('hello, world')['actions/hello/dist/index.js'] ?? '')
      .digest('hex');
    const [statement] = await statementsAbout(notary, scene.repository, `sha256:${digest}`);
    expect(statement).toMatchObject({
      subject: expect.arrayContaining([{ name: 'actions/hello/dist/index.js', digest: { sha256: digest } }]),
      predicate: {
        buildDefinition: { resolvedDependencies: [{ digest: { gitCommit: first } }] },
        runDetails: { builder: { id: expect.stringContaining('/.github/workflows/_release.yml@refs/tags/v1.0.0') } },
      },
    });
    const attached: { readonly dsseEnvelope: { readonly payload: string } } = JSON.parse(file('.intoto.jsonl'));
    expect(JSON.parse(Buffer.from(attached.dsseEnvelope.payload, 'base64').toString('utf8'))).toEqual(statement);
    expect(JSON.parse(file('.cdx.json')).components.map(({ name }: { readonly name: string }) => name)).toEqual([
      'actions/hello',
      'semver',
    ]);
    expect(scene.github.defects).toEqual([]);
  },
);

it('says by hand what it would do, with a token that can write nothing', patient, async () => {
  const refs = await scene.clone.git('ls-remote', 'origin');
  const [before, from] = [releases(), scene.github.requests.length];
  const dispatches = `/repos/${scene.repository}/actions/workflows/_release.yml/dispatches`;
  await scene.maintainer.send('POST', dispatches, { ref: 'main', inputs: { tag: 'v1.1.0' } });
  await scene.github.settled();
  const tried = scene.newest();
  expect(conclusionsOf(tried)).toEqual({ check: 'success', publish: 'skipped' });
  expect(tried.report?.jobs[0]?.steps.map(({ summary }) => summary).join('')).toMatch(/v1\.1\.0 can be released/);
  expect(releases()).toEqual(before);
  expect(await scene.clone.git('ls-remote', 'origin')).toBe(refs);
  const byJob = scene.github.requests.slice(from).filter(({ actor }) => actor === 'github-actions[bot]');
  expect(byJob.filter(({ method, path }) => method !== 'GET' && !path.includes('git-upload-pack'))).toEqual([]);
});

it('refuses a commit whose bundle is not what its source gives, and one whose tests failed', patient, async () => {
  await scene.change({ 'actions/hello/dist/index.js': 'steal();\n' });
  const forged = await scene.tag('v1.0.1');
  expect(conclusionsOf(forged)).toEqual({ check: 'failure', publish: 'skipped' });
  await scene.change({ ...hello('broken'), '.github/workflows/_ci.yml': tests('exit 1') });
  const red = await scene.tag('v1.0.2');
  expect(conclusionsOf(red)).toEqual({ check: 'failure', publish: 'skipped' });
  expect(messagesOf(red)).toMatch(/Releasing v1\.0\.2 was refused: .*_ci\.yml did not pass, its job "test" is failure/);
  expect(releases().map(({ tag }) => tag)).toEqual(['v1.0.0']);
  expect([await leadsTo('v1'), await leadsTo('v1.0')]).toEqual([first, first]);
});

it.runIf(everything)(
  'releases a prerelease and a back-port, and moves no tag that stands for something newer',
  async () => {
    const next = await scene.change({ ...hello('next'), '.github/workflows/_ci.yml': tests('exit 0') });
    expect(conclusionsOf(await scene.tag('v1.1.0-rc.1'))).toMatchObject({ publish: 'success' });
    expect([await leadsTo('v1'), await leadsTo('v1.1')]).toEqual([first, undefined]);
    expect(conclusionsOf(await scene.tag('v1.1.0', next))).toMatchObject({ publish: 'success' });
    const later = await scene.change(hello('later'));
    expect(conclusionsOf(await scene.tag('v1.0.3', later))).toMatchObject({ publish: 'success' });
    expect([await leadsTo('v1'), await leadsTo('v1.0'), await leadsTo('v1.1')]).toEqual([next, later, next]);
    expect(scene.github.administer(scene.repository).latestRelease()).toBe('v1.1.0');
  },
);

it.runIf(everything)(
  'goes on where a run of it has failed, and leaves a published release alone',
  patient,
  async () => {
    const commit = await scene.change({ ...hello('again'), '.github/workflows/_ci.yml': tests('exit 0') });
    await scene.github.faults.set({ kind: 'unauthorized' }, { matching: /^POST .*assets\?name=.*intoto/ });
    const broken = await scene.tag('v1.2.0');
    expect(conclusionsOf(broken)).toEqual({ check: 'success', publish: 'failure' });
    expect(releases()[0]).toMatchObject({ tag: 'v1.2.0', draft: true });
    for (const state of ['continued', 'left alone']) {
      await scene.maintainer.send('POST', `/repos/${scene.repository}/actions/runs/${broken.request.id}/rerun`, {});
      await scene.github.settled();
      expect([state, conclusionsOf(scene.newest())]).toEqual([state, { check: 'success', publish: 'success' }]);
    }
    expect(releases().filter(({ tag }) => tag === 'v1.2.0')).toMatchObject([{ draft: false, immutable: true }]);
    expect(await leadsTo('v1')).toBe(commit);
  },
);

it.runIf(everything)('releases this repository by its committed bundle', patient, async () => {
  await using own = await startOwnScene();
  const commit = await own.change({ 'CHANGES.md': 'Ready.\n' });
  const released = await own.tag('v1.0.0', commit);
  expect([
    conclusionsOf(released),
    messagesOf(released)
      .replace(/LOCK_MISSING.*/, '')
      .trim(),
  ]).toEqual([{ check: 'success', publish: 'success' }, '']);
  const [release] = own.github.administer(own.repository).releases();
  const sums = release?.assets.find(({ name }) => name === 'checksums.txt')?.content.toString('utf8') ?? '';
  console.log(`files of a release with a checksum: ${sums.trim().split('\n').length}`);
  expect(sums).toMatch(/ {2}actions\/dist\/index\.js\n/);
  expect(await own.github.resolveRef(own.repository, 'refs/tags/v1')).toBe(commit);
  expect(own.github.defects).toEqual([]);
});
