import { expect } from 'vitest';
import { readConfig } from '#environment';
import type { Result } from '../../../actions/rollback/src/result.ts';
import { summary } from '../../../actions/rollback/src/summary.ts';
import type { GitHub } from '../../sandbox/github/index.ts';
import { restOf } from '../../sandbox/rest.ts';
import type { Scenario } from '../sweep/scenario.ts';
import { expectNoneDoubled, openPullRequests } from '../sweep/scene.ts';
import { strategies } from '../sweep/strategy.ts';
import { sweep } from '../sweep/sweep.ts';
import { config, files, image, shopFile } from './environments.ts';
import { copiedScene, newScene, type Scene } from './scene.ts';

const branch = 'gitops/production/shop/rollback';

interface Incident {
  readonly name: string;
  /** What gitops.yaml lets a rollback do. */
  readonly rules: string;
  readonly before: (scene: Scene) => Promise<void>;
  /** How many rollbacks are open at the end; without one, the base has gone back. */
  readonly open: 0 | 1;
}

const proposed = '{ mode: pull-request }';

const incidents: readonly Incident[] = [
  { name: 'create', rules: proposed, before: async () => undefined, open: 1 },
  {
    name: 're-parent',
    rules: proposed,
    async before(scene) {
      await scene.rollBack();
      await scene.commit({ [shopFile]: (await scene.read(shopFile)).replace('count: 2', 'count: 3') });
    },
    open: 1,
  },
  {
    name: 'closed by a person',
    rules: proposed,
    async before(scene) {
      await scene.rollBack();
      const { github, repository, token } = scene;
      await restOf(github.apiUrl, token).send('PATCH', `/repos/${repository}/pulls/1`, { state: 'closed' });
    },
    open: 1,
  },
  {
    name: 'close what would bring it back',
    rules: proposed,
    async before(scene) {
      await scene.commit({ [shopFile]: (await scene.read(shopFile)).replace('1.0.3', '1.0.1') });
      await scene.deliver({ image: image('shop', '1.0.3'), environment: 'production', mode: 'pull-request' });
      await scene.commit({ [shopFile]: (await scene.read(shopFile)).replace('1.0.1', '1.0.3') });
    },
    open: 1,
  },
  { name: 'direct', rules: '{ mode: direct }', before: async () => undefined, open: 0 },
  { name: 'merge', rules: '{ mode: pull-request, merge: immediate }', before: async () => undefined, open: 0 },
];

const run = { source: { repository: 'acme/environments', sha: '3'.repeat(40), run: 'https://github.com/acme/runs/9' } };
/** Only this one is certain not to go back twice when it is started again. */
const again = { to: 'previous' };

async function start(github: GitHub, { name, rules, before }: Incident): Promise<Scene> {
  const written = { ...files, 'gitops.yaml': config.replace(proposed, rules) };
  const scene = await newScene(github, `acme/${name.replaceAll(/\W+/g, '-')}`, written);
  for (const version of ['1.0.1', '1.0.2', '1.0.3']) {
    await scene.deliver({ image: image('shop', version), environment: 'production' });
  }
  await before(scene);
  return scene;
}

async function expectNothingHalfMade(scene: Scene, where: string): Promise<void> {
  await expectNoneDoubled(scene, where);
  for (const { headRefName, headOid, body } of openPullRequests(scene)) {
    if (headRefName !== branch) continue;
    const isWhole = holdsIn(await scene.read('gitops.yaml', headOid)) === 1;
    expect([isWhole, await scene.read(shopFile, headOid)], where).toEqual([true, expect.stringContaining('1.0.2')]);
    expect(body, where).toContain('"action":"rollback"');
  }
}

function holdsIn(text: string): number {
  return readConfig(text).holds.length;
}

function scenario(incident: Incident): Scenario<Scene, Result> {
  return {
    name: incident.name,
    start: (github) => start(github, incident),
    copy: copiedScene,
    run: (scene) => scene.rollBack(again, run),
    summary,
    expectSound: expectNothingHalfMade,
    async expectRight(scene, { where }) {
      const open = openPullRequests(scene);
      expect(
        open.map(({ headRefName }) => headRefName),
        where,
      ).toEqual(incident.open === 0 ? [] : [branch]);
      const at = open[0]?.headOid ?? 'main';
      const text = await scene.read(shopFile, at);
      expect([text.includes('newTag: 1.0.2'), holdsIn(await scene.read('gitops.yaml', at))], where).toEqual([true, 1]);
    },
  };
}

for (const strategy of strategies) sweep({ action: 'rollback', strategy, oneIn: 150 }, incidents.map(scenario));
