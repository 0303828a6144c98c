import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { readConfig } from '#environment';
import { literalDefaults } from '../../sandbox/action-process.ts';
import { type GitHub, startGitHub } from '../../sandbox/github/index.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { scaled } from '../../scale.ts';
import { Canary } from '../create-pull-request/canary.ts';
import { expectNoToken, openPullRequests } from '../create-pull-request/soundness.ts';
import { type Killing, killAction, slowness } from '../kill-action.ts';
import { config, files, image, shopFile } from './environments.ts';
import { copiedScene, newScene, type Scene } from './scene.ts';

const count = scaled(1, 40);
const defaults = await literalDefaults('rollback');

type Moment = Pick<Killing, 'length' | 'answers' | 'delay' | 'folder' | 'canary'>;

function kill({ github, repository, token }: Scene, moment: Moment): Promise<boolean> {
  const given = { environment: 'production', app: 'shop', reason: 'it breaks', repository, token, 'retry-for': '20s' };
  const run = {
    GITHUB_REPOSITORY: repository,
    GITHUB_SHA: '3'.repeat(40),
    GITHUB_RUN_ID: '9',
    GITHUB_ACTOR: 'octocat',
  };
  return killAction({ action: 'rollback', github, inputs: { ...defaults, ...given }, environment: run, ...moment });
}

const rules = ['{ mode: direct }', '{ mode: pull-request, merge: immediate }', '{ mode: pull-request }'] as const;

/** Images lie in a registry of this machine: no other one is asked. */
async function origin(github: GitHub, host: string, [index, rule]: readonly [number, string]): Promise<Scene> {
  const written = Object.fromEntries(
    Object.entries({ ...files, 'gitops.yaml': config.replace('{ mode: pull-request }', rule) }).map(
      ([path, content]) => {
        return [path, content.replaceAll('ghcr.io', host)];
      },
    ),
  );
  const scene = await newScene(github, `acme/origin-${index}`, written);
  for (const version of ['1.0.1', '1.0.2', '1.0.3']) {
    await scene.deliver({ image: image('shop', version).replace('ghcr.io', host), environment: 'production' });
  }
  return scene;
}

test('killed at any moment, the same run started again ends where it would have', { timeout: 600_000 }, async () => {
  await using github = await startGitHub();
  // It asks who may read: nobody may, which is no more than a warning.
  await using registry = await startRegistry({ auth: { kind: 'basic', username: 'ada', password: 'secret' } });
  const folder = await mkdtemp(join(tmpdir(), 'rollback-killed-'));
  const origins = await Promise.all([...rules.entries()].map((rule) => origin(github, registry.host, rule)));
  let midRun = 0;
  for (let index = 0; index < count; index++) {
    const from = origins[index % origins.length];
    if (from === undefined) throw new Error('no origin');
    const isDirect = index % origins.length === 0;
    const isMerged = index % origins.length < 2;
    const length = index % origins.length === 1 ? 4 : 3;
    const scene = await copiedScene(from, `acme/killed-${index}`);
    const canary = new Canary(scene.token);
    const moment = { answers: 1 + Math.floor(Math.random() * (length - 1)), delay: Math.random() * slowness };
    await github.faults.set({ kind: 'delay', milliseconds: slowness }, { times: 1_000 });
    if (await kill(scene, { length, ...moment, folder: join(folder, String(index)), canary })) midRun += 1;
    await github.faults.clear();
    // What had been sent is still worked out.
    await sleep(2 * slowness);
    const run = `${github.url}/${scene.repository}/actions/runs/9`;
    const source = { repository: scene.repository, sha: '3'.repeat(40), run };
    const result = await scene.rollBack({}, { source });
    const where = `killed after ${moment.answers} answers and ${moment.delay} ms: ${result.operation}`;
    const open = openPullRequests(scene);
    expect(open.length, where).toBe(isMerged ? 0 : 1);
    const at = open[0]?.headOid ?? 'main';
    expect(await scene.read(shopFile, at), where).toContain('newTag: 1.0.2');
    expect(readConfig(await scene.read('gitops.yaml', at)).holds, where).toHaveLength(1);
    const merged = github
      .administer(scene.repository)
      .pullRequests()
      .filter(({ state }) => state === 'merged');
    expect(merged, where).toHaveLength(isMerged && !isDirect ? 1 : 0);
    expectNoToken(scene, [result]);
    await canary.objects(github.repositoryPath(scene.repository));
    await github.removeRepository(scene.repository);
  }
  await rm(folder, { recursive: true });
  console.log(
    `rollback, killed: ${count} of ${count} ended right when started again, ${midRun} of them were in the middle`,
  );
  expect(midRun).toBeGreaterThanOrEqual(Math.floor(count * 0.7));
  expect(github.defects).toEqual([]);
});
