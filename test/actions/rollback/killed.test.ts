import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { readConfig } from '#environment';
import { literalDefaults } from '../../sandbox/action-process.ts';
import { type GitHub, startGitHub } from '../../sandbox/github/index.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { scaled } from '../../scale.ts';
import { Canary } from '../create-pull-request/canary.ts';
import { expectNoToken, openPullRequests } from '../create-pull-request/soundness.ts';
import { config, files, image, shopFile } from './environments.ts';
import { copiedScene, newScene, type Scene } from './scene.ts';

const main = resolve(import.meta.dirname, '../../../actions/rollback/src/main.ts');
const count = scaled(1, 40);
const slowness = 25;
const defaults = await literalDefaults('rollback');

interface Killing {
  readonly scene: Scene;
  /** How many requests the whole run sends. */
  readonly length: number;
  readonly answers: number;
  readonly delay: number;
  readonly folder: string;
  readonly canary: Canary;
}

/** Runs the action as a process of its own, and kills it. @returns whether that hit it in the middle */
async function kill({ scene, length, answers, delay, folder, canary }: Killing): Promise<boolean> {
  const { github, repository, token } = scene;
  await mkdir(folder);
  const reports = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'summary') };
  for (const file of Object.values(reports)) await writeFile(file, '');
  const before = github.requests.length;
  const { PATH = '' } = process.env;
  const given = { environment: 'production', app: 'shop', reason: 'it breaks', repository, token, 'retry-for': '20s' };
  const child = spawn(process.execPath, ['--conditions=source', main], {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: folder,
    env: {
      ...{ PATH, HOME: folder, GITHUB_WORKSPACE: folder, RUNNER_TEMP: folder, TMPDIR: folder },
      ...{ GITHUB_API_URL: github.apiUrl, GITHUB_GRAPHQL_URL: github.graphqlUrl, GITHUB_SERVER_URL: github.url },
      ...{ GITHUB_REPOSITORY: repository, GITHUB_SHA: '3'.repeat(40), GITHUB_RUN_ID: '9', GITHUB_ACTOR: 'octocat' },
      ...reports,
      ...Object.fromEntries(
        Object.entries({ ...defaults, ...given })
          .filter(([, value]) => !value.includes('${{'))
          .map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      ),
    },
  });
  const ended = once(child, 'exit');
  const printed = Promise.all([text(child.stdout), text(child.stderr)]);
  while (github.requests.length - before < answers && child.exitCode === null) await sleep(1);
  await sleep(delay);
  if (child.pid !== undefined) await canary.process(child.pid);
  const isMidRun = child.exitCode === null && github.requests.length - before < length;
  child.kill('SIGKILL');
  const [, signal] = await ended;
  canary.text('the log', (await printed).join('').replace(/^::add-mask::.*$/gm, ''));
  await canary.files(folder);
  return isMidRun && signal === 'SIGKILL';
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
    if (await kill({ scene, length, ...moment, folder: join(folder, String(index)), canary })) midRun += 1;
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
