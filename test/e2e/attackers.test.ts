import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { fileOf, manifest, startWorld, type World, worldOf } from '../actions/promote/world.ts';
import { type Scene, sceneOf } from '../actions/rollback/scene.ts';
import { cloneRepository } from '../sandbox/checkout.ts';
import type { GitHub } from '../sandbox/github/index.ts';
import { restOf } from '../sandbox/rest.ts';

const layout = {
  environments: [
    ['staging', ''],
    [
      'production',
      'promote: auto, gates: { soak: 24h, checks: [{ context: e2e/staging, by: "tester[bot]" }], approvals: 1 }',
    ],
  ],
  apps: ['shop'],
} as const;

const production = fileOf('production', 'shop');
const evil = manifest('shop', '6.6.6');
const gatesOfProduction = /, gates: \{ soak.* approvals: 1 \}/;
const day = 24 * 3_600_000;

/** What mallory tries: pushing, opening pull requests and posting statuses, and approving nothing for anybody else. */
type Attempt = (mallory: Attacker) => Promise<number>;

/** The one gate that is to stop it, where another would, too. */
type Gate = 'checks' | 'approvals';

interface Attacker {
  readonly world: World;
  readonly github: GitHub;
  /** The newest commit of a branch. */
  readonly head: (branch: string) => Promise<string>;
  readonly administration: ReturnType<GitHub['administer']>;
}

const trailers = [
  'production: shop 1.0.0 → 6.6.6',
  '',
  'Gitops-Action: rollback',
  'Gitops-Environment: production',
  'Gitops-App: shop',
  'Gitops-Image: ghcr.io/acme/shop:6.6.6',
  'Gitops-Promoted-From: staging@0000000',
].join('\n');

const attempts: readonly (readonly [string, Attempt, Gate?])[] = [
  [
    'posts the gates’ own status as passed',
    async ({ world, administration }) => {
      const number = await world.propose({ [production]: evil });
      await world.promote();
      const { headOid = '' } = world.pullRequests().find((each) => each.number === number) ?? {};
      await administration.setStatus(headOid, 'gitops/gates', 'success', 'mallory');
      return number;
    },
  ],
  [
    'posts the test’s status on every commit',
    async ({ world, administration, head }) => {
      const number = await world.propose({ [production]: evil });
      await administration.setStatus(await head('main'), 'e2e/staging', 'success', 'mallory');
      const { headOid = '' } = world.pullRequests().find((each) => each.number === number) ?? {};
      await administration.setStatus(headOid, 'e2e/staging', 'success', 'mallory');
      administration.addCheckRun(await head('main'), { name: 'e2e/staging', app: 'mallory', conclusion: 'success' });
      return number;
    },
    'checks',
  ],
  [
    'writes our trailers',
    ({ world }) => world.start('feature', { [production]: `${evil}# ${trailers.replaceAll('\n', ' ')}\n` }),
  ],
  [
    'names the branch as a promotion',
    ({ world }) => world.start('gitops/production/shop/rolling', { [production]: evil }),
  ],
  [
    'names the branch as a rollback',
    ({ world }) => world.start('gitops/production/shop/rollback', { [production]: evil }),
  ],
  [
    'takes the gates out of gitops.yaml in the same pull request',
    async ({ world }) => {
      const config = (await world.read('gitops.yaml')).replace(gatesOfProduction, '');
      return await world.propose({ [production]: evil, 'gitops.yaml': config });
    },
  ],
  [
    'takes the target out of gitops.yaml in the same pull request',
    async ({ world }) => {
      const config = (await world.read('gitops.yaml')).replace(', targets: [{ file: "{path}/shop.yaml" }]', '');
      return await world.propose({ [production]: evil, 'gitops.yaml': config });
    },
  ],
  [
    'replaces the caller file in the same pull request',
    async ({ world: { repository }, github }) => {
      const rights = { contents: 'write', 'pull-requests': 'write', workflows: 'write', metadata: 'read' } as const;
      const token = github.mintToken({ actor: 'mallory', kind: 'user', repositories: { [repository]: rights } });
      await using checkout = await cloneRepository(`${github.url}/${repository}.git`, token);
      await checkout.git('checkout', '--quiet', '-b', 'caller');
      await checkout.commit('Run mine', {
        [production]: evil,
        '.github/workflows/promote.yml': 'on: push\njobs: {}\n',
      });
      const opening = { head: 'caller', base: 'main', title: 'A feature' };
      const opened = await restOf(github.apiUrl, token).send('POST', `/repos/${repository}/pulls`, opening);
      return Number(Object(opened).number);
    },
  ],
  [
    'approves alone',
    async ({ world, administration }) => {
      const number = await world.propose({ [production]: evil }, 'mallory');
      await administration.approve(number, 'mallory');
      return number;
    },
    'approvals',
  ],
  [
    'has readers approve',
    async ({ world, administration }) => {
      const number = await world.propose({ [production]: evil });
      await administration.approve(number, 'reader');
      return number;
    },
    'approvals',
  ],
  [
    'adds a commit to what was approved',
    async ({ world, administration }) => {
      const number = await world.start('later', { [production]: manifest('shop', '1.0.0', '# a comment\n') });
      await administration.approve(number, 'grace');
      await world.commit({ [production]: evil }, 'later');
      return number;
    },
    'approvals',
  ],
  [
    'holds what runs, as a rollback does, to bring what never ran',
    async ({ world }) => {
      const [, running] = /image: (\S+)/.exec(await world.read(production)) ?? [];
      const hold = `holds: [{ app: shop, environment: production, images: ["${running}"], by: mallory, reason: none }]\n`;
      return await world.propose({ [production]: evil, 'gitops.yaml': `${await world.read('gitops.yaml')}${hold}` });
    },
  ],
  [
    'hides the value in a file that cannot be read',
    ({ world }) => world.propose({ [production]: `image: {{ "ghcr.io/acme/shop:6.6.6" }}\n` }),
  ],
  [
    'has the source run it for a moment only',
    async ({ world }) => {
      const number = await world.propose({ [production]: evil });
      await world.merge(await world.propose({ [fileOf('staging', 'shop')]: evil }));
      await world.merge(await world.propose({ [fileOf('staging', 'shop')]: manifest('shop', '1.0.0') }));
      return number;
    },
  ],
];

describe('who may push and open pull requests, and is approved by nobody, gets nothing past a gate who', () => {
  let origin: World;
  let copies = 0;
  const stopped: string[] = [];
  const copy = async (): Promise<World> => {
    copies += 1;
    const name = `acme/attacked-${copies}`;
    await origin.github.copyRepository(origin.repository, name);
    return worldOf(origin.github, name);
  };
  beforeAll(async () => {
    origin = await startWorld(layout);
    const { addCollaborator } = origin.github.administer(origin.repository);
    for (const login of ['mallory', 'grace']) addCollaborator(login);
  });
  afterAll(async () => {
    const counted = (way: string): number => stopped.filter((each) => each === way).length;
    console.log(
      `attackers: ${counted('a gate')} of ${attempts.length} ways past a gate, and ${counted('a rollback')} through a rollback, lead nowhere`,
    );
    expect(origin.github.defects).toEqual([]);
    await origin[Symbol.asyncDispose]();
  });

  test.each(attempts.map(([name, attempt, gate]) => ({ name, attempt, gate })))('$name', async ({ attempt, gate }) => {
    const world = await copy();
    if (gate !== undefined) await leaveOnly(world, gate);
    const { github } = world;
    const administration = github.administer(world.repository);
    const head = async (branch: string): Promise<string> => (await github.resolveRef(world.repository, branch)) ?? '';
    const number = await attempt({ world, github, administration, head });
    // However long it waits, and however often it is looked at.
    for (const ahead of [0, 30 * day]) {
      world.ahead = ahead;
      await world.promote();
      expect(isGreen(world, number)).toBe(false);
    }
    expect(await world.read(production)).toContain('1.0.0');
    stopped.push('a gate');
  });

  describe('goes by a rollback', () => {
    let scene: Scene;
    let world: World;
    afterEach(({ task }) => {
      if (task.result?.state !== 'fail') stopped.push('a rollback');
    });
    beforeAll(async () => {
      world = await copy();
      scene = sceneOf(world.github, world.repository);
      await world.deploy('production', 'shop', '1.0.1');
      await world.deploy('production', 'shop', '1.0.2');
      // Somebody approves a small change; in between it held what nobody looked at.
      const number = await world.start('small', { [production]: evil });
      await world.commit({ [production]: manifest('shop', '1.0.2', '# a comment\n') }, 'small');
      await world.merge(number, 'merge');
    });

    test('to what a merged pull request held in between', async () => {
      await expect(scene.rollBack({ to: '6.6.6' })).rejects.toThrow(/"6\.6\.6" never ran there/);
      const { to, pullRequest } = await scene.rollBack();
      expect(to.freight.images[0]?.tag).toBe('1.0.1');
      await world.close(pullRequest?.number ?? 0);
    });

    test('to what only a branch, a pull request or a trailer names', async () => {
      await world.start('gitops/production/shop/1.0.3-abcdef00', { [production]: manifest('shop', '1.0.3') });
      await scene.commit({ 'README.md': '# New\n' }, trailers);
      for (const to of ['1.0.3', '6.6.6']) await expect(scene.rollBack({ to })).rejects.toThrow(/never ran there/);
    });

    test('by a branch that waits in its place', async () => {
      const name = 'gitops/production/shop/rollback';
      const moved = (await world.github.resolveRef(world.repository, name)) ?? '';
      await world.commit({ [production]: evil }, name);
      await expect(scene.rollBack()).rejects.toThrow(/holds commits that this action did not make/);
      expect(await world.github.resolveRef(world.repository, name)).not.toBe(moved);
    });

    test('by an edit of gitops.yaml that is no more than proposed', async () => {
      const config = await world.read('gitops.yaml');
      await world.propose({
        'gitops.yaml': config.replace('{ name: production,', '{ name: production, rollback: { mode: direct },'),
      });
      await expect(scene.rollBack({ mode: 'direct' })).rejects.toThrow(/`mode: direct` was refused/);
    });
  });
});

/** Takes the other gates away, and what they would wait for: staging runs it, and who tests has tested nothing. */
async function leaveOnly(world: World, gate: Gate): Promise<void> {
  const only = gate === 'checks' ? 'checks: [{ context: e2e/staging, by: "tester[bot]" }]' : 'approvals: 1';
  const config = await world.read('gitops.yaml');
  await world.commit({ 'gitops.yaml': config.replace(gatesOfProduction, `, gates: { ${only} }`) });
  await world.deploy('staging', 'shop', '6.6.6');
}

/** As the rule set asks: the newest status of that name, by the App that runs promote. */
function isGreen(world: World, number: number): boolean {
  const { headOid = '' } = world.pullRequests().find((each) => each.number === number) ?? {};
  const said = world.github.administer(world.repository).statuses(headOid);
  const found = said.find(({ context }) => context === 'gitops/gates');
  return found?.state === 'success';
}
