import { afterAll, beforeAll, expect } from 'vitest';
import { readConfig } from '#environment';
import { literalDefaults } from '../../sandbox/action-process.ts';
import type { GitHub } from '../../sandbox/github/index.ts';
import { type SandboxRegistry, startRegistry } from '../../sandbox/registry/index.ts';
import { scaled } from '../../scale.ts';
import { killAtAnyMoment } from '../sweep/kills.ts';
import { expectNoneDoubled, openPullRequests } from '../sweep/scene.ts';
import { config, files, image, shopFile } from './environments.ts';
import { copiedScene, newScene, type Scene } from './scene.ts';

const defaults = await literalDefaults('rollback');

/** It asks who may read: nobody may, which is no more than a warning. */
let registry: SandboxRegistry;
beforeAll(async () => {
  registry = await startRegistry({ auth: { kind: 'basic', username: 'ada', password: 'secret' } });
});
afterAll(() => registry[Symbol.asyncDispose]());

/** What gitops.yaml lets a rollback do; how many are open and merged at the end. */
interface Incident extends Scene {
  readonly open: number;
  readonly merged: number;
}

const rules = [
  ['{ mode: direct }', { open: 0, merged: 0 }],
  ['{ mode: pull-request, merge: immediate }', { open: 0, merged: 1 }],
  ['{ mode: pull-request }', { open: 1, merged: 0 }],
] as const;

/** Images lie in a registry of this machine: no other one is asked. */
async function deliveredThrice(github: GitHub, repository: string, rule: string): Promise<Scene> {
  const here = (text: string): string => text.replaceAll('ghcr.io', registry.host);
  const ruled = { ...files, 'gitops.yaml': config.replace('{ mode: pull-request }', rule) };
  const written = Object.entries(ruled).map(([path, content]) => [path, here(content)] as const);
  const scene = await newScene(github, repository, Object.fromEntries(written));
  for (const version of ['1.0.1', '1.0.2', '1.0.3']) {
    await scene.deliver({ image: here(image('shop', version)), environment: 'production' });
  }
  return scene;
}

const run = '9';
const sha = '3'.repeat(40);

killAtAnyMoment<Incident, Awaited<ReturnType<Scene['rollBack']>>>(
  {
    action: 'rollback',
    origins: (github) =>
      Promise.all(
        rules.map(async ([rule, end], index) => {
          return { ...(await deliveredThrice(github, `acme/origin-${index}`, rule)), ...end };
        }),
      ),
    copy: async (origin, repository) => ({ ...origin, ...(await copiedScene(origin, repository)) }),
    inputs({ repository, token }) {
      const given = { environment: 'production', app: 'shop', reason: 'it breaks', repository, token };
      return { ...defaults, ...given, 'retry-for': '20s' };
    },
    environment({ repository }) {
      return { GITHUB_REPOSITORY: repository, GITHUB_SHA: sha, GITHUB_RUN_ID: run, GITHUB_ACTOR: 'octocat' };
    },
    // By the same run: another would go back one version more.
    run: ({ github, repository, rollBack }) =>
      rollBack({}, { source: { repository, sha, run: `${github.url}/${repository}/actions/runs/${run}` } }),
    expectSound: expectNoneDoubled,
    async expectRight(scene, { where }) {
      const open = openPullRequests(scene);
      expect(open, where).toHaveLength(scene.open);
      const at = open[0]?.headOid ?? 'main';
      expect(await scene.read(shopFile, at), where).toContain('newTag: 1.0.2');
      expect(readConfig(await scene.read('gitops.yaml', at)).holds, where).toHaveLength(1);
      const pulls = scene.github.administer(scene.repository).pullRequests();
      expect(
        pulls.filter(({ state }) => state === 'merged'),
        where,
      ).toHaveLength(scene.merged);
    },
    said: ['committed', '1.0.2'],
  },
  scaled(1, 100),
);
