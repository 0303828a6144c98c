import { describe, expect, test } from 'vitest';
import { failure } from '../../../actions/promote/src/failure.ts';
import { scaled } from '../../scale.ts';
import { configOf, fileOf, image, type Layout, manifest, repository, startWorld, type World } from './world.ts';

const two = (settings: string, more = ''): Layout => ({
  environments: [
    ['staging', ''],
    ['production', `promote: auto, ${settings}`],
  ],
  apps: ['checkout'],
  more,
});

const branch = 'gitops/production/checkout/rolling';
/** What the first gate says so much later, and after how many requests. */
const gateOf = async (world: World, ahead: number) => {
  world.ahead = ahead;
  const { sent, promotions } = await world.promote();
  return { sent: sent.length, ...promotions[0]?.gates[0] };
};

const waits = async (world: World) => {
  const [first] = (await world.promote()).promotions;
  return [first?.operation, first?.waiting];
};

describe('an open promotion', () => {
  test('keeps its freight where it is pinned, and the next follows once it is merged', async () => {
    await using world = await startWorld(two('follow: pinned'));
    await world.deploy('staging', 'checkout', '1.0.1');
    await world.promote();
    await world.deploy('staging', 'checkout', '1.0.2');
    expect(await waits(world)).toEqual(['unchanged', '']);
    expect(await world.read(fileOf('production', 'checkout'), branch)).toContain(':1.0.1@');
    await world.merge(1);
    expect(await waits(world)).toEqual(['opened', '']);
    expect(world.pullRequests()[1]).toMatchObject({ title: 'production: checkout 1.0.1 → 1.0.2', headRefName: branch });
  });

  test('moves on with what follows the newest, in the same pull request', async () => {
    await using world = await startWorld(two('follow: newest, gates: { soak: 1h }'));
    await world.deploy('staging', 'checkout', '1.0.1');
    await world.promote();
    await world.deploy('staging', 'checkout', '1.0.2');
    world.ahead = 60_000;
    const { promotions, sent } = await world.promote();
    expect(promotions).toMatchObject([
      { operation: 'updated', pullRequest: { number: 1 }, gates: [{ name: 'soak', state: 'waiting' }] },
    ]);
    expect(sent).toEqual(['PromotionOverview', 'PromotionFacts', 'Promote', expect.stringMatching(/statuses/)]);
    expect(world.pullRequests()).toMatchObject([{ title: 'production: checkout 1.0.0 → 1.0.2', state: 'open' }]);
    expect(await world.read(fileOf('production', 'checkout'), branch)).toBe(manifest('checkout', '1.0.2'));
  });

  test('passes its soak though the next freight has come, if it soaked for long enough', async () => {
    await using world = await startWorld(two('gates: { soak: 1s }'));
    await world.deploy('staging', 'checkout', '1.0.1');
    await world.promote();
    await new Promise((done) => setTimeout(done, 1_100));
    await world.deploy('staging', 'checkout', '1.0.2');
    const { promotions } = await world.promote();
    expect(promotions).toMatchObject([{ operation: 'unchanged', gates: [{ name: 'soak', state: 'passed' }] }]);
  });

  test('is closed once its freight is held, and the next follows in the same run', async () => {
    const layout = two('');
    await using world = await startWorld(layout);
    await world.deploy('staging', 'checkout', '1.0.1');
    await world.promote();
    const held = `holds: [{ app: checkout, environment: staging, images: ["${image('checkout', '1.0.1')}"], by: ada, reason: it leaks }]`;
    await world.commit({ 'gitops.yaml': configOf({ ...layout, more: held }) });
    const { promotions } = await world.promote();
    expect(promotions).toMatchObject([{ operation: 'closed', pullRequest: { number: 1 } }]);
    expect(world.pullRequests()[0]).toMatchObject({
      state: 'closed',
      comments: [{ body: 'Closed: ada holds it in staging: it leaks.' }],
    });
    expect(await waits(world)).toEqual(['waiting', 'held']);
    await world.deploy('staging', 'checkout', '1.0.2');
    expect(await waits(world)).toEqual(['opened', '']);
  });

  test('is closed once its freight is taken back in the source', async () => {
    await using world = await startWorld(two(''));
    await world.deploy('staging', 'checkout', '1.0.1');
    await world.promote();
    await world.deploy('staging', 'checkout', '1.0.0');
    expect((await world.promote()).promotions).toMatchObject([{ operation: 'closed' }]);
    expect(world.pullRequests()[0]).toMatchObject({
      state: 'closed',
      comments: [{ body: 'Closed: it was taken back in staging.' }],
    });
  });

  test('that a person closes is not opened again for the same freight, unless asked for by name', async () => {
    await using world = await startWorld(two(''));
    await world.deploy('staging', 'checkout', '1.0.1');
    await world.promote();
    await world.close(1);
    expect(await waits(world)).toEqual(['waiting', 'closed']);
    expect((await world.promote({ app: 'checkout' })).promotions).toMatchObject([
      { operation: 'opened', pullRequest: { number: 2 } },
    ]);
  });

  test('that holds a person’s commits is left alone', async () => {
    await using world = await startWorld(two('follow: newest'));
    await world.deploy('staging', 'checkout', '1.0.1');
    await world.promote();
    const head = await world.commit({ 'README.md': '# Mine\n' }, branch);
    await world.deploy('staging', 'checkout', '1.0.2');
    expect(await waits(world)).toEqual(['waiting', 'foreign-commits']);
    expect(await world.github.resolveRef(repository, branch)).toBe(head);
  });

  test('is made again on the base where that changes the same line', async () => {
    await using world = await startWorld(two(''));
    await world.deploy('staging', 'checkout', '1.0.1');
    await world.promote();
    await world.commit({
      [fileOf('production', 'checkout')]: manifest('checkout', '1.0.0').replace('2 # two are enough', '3'),
    });
    expect(await waits(world)).toEqual(['updated', '']);
    const text = await world.read(fileOf('production', 'checkout'), branch);
    expect(text).toContain('replicas: 3\n');
    expect(text).toContain(':1.0.1@');
    expect(world.pullRequests().map(({ state }) => state)).toEqual(['open']);
  });

  test.each(['merge: immediate', ''].slice(0, scaled(1, 2)))(
    'is one, however many runs open it at the same time (%s)',
    async (settings) => {
      await using world = await startWorld({ ...two(settings), apps: ['checkout', 'cart'] });
      const apps = ['checkout', 'cart'].map((name) => [fileOf('staging', name), manifest(name, '1.0.1')] as const);
      await world.commit(Object.fromEntries(apps));
      const runs = await Promise.all([world.promote(), world.promote(), world.promote()]);
      expect(runs.flatMap(({ result }) => result.refusals)).toEqual([]);
      const state = settings === '' ? 'open' : 'merged';
      expect(world.pullRequests().map((pull) => pull.state)).toEqual([state, state]);
      for (const pull of world.pullRequests()) expect(world.gates(pull.number)?.description).toBe('no gates');
      expect(world.github.defects).toEqual([]);
    },
  );

  test('is told as merged, also where the answer to the merge was lost', async () => {
    await using world = await startWorld(two('merge: immediate'));
    await world.deploy('staging', 'checkout', '1.0.1');
    await world.github.faults.set({ kind: 'reset', effect: true }, { matching: /MergePullRequest/ });
    const { promotions, outputs } = await world.promote();
    expect(promotions).toMatchObject([{ operation: 'merged', pullRequest: { number: 1 } }]);
    expect(outputs.merged).toBe('1');
  });

  test('gives way to the next where the environment does not take its version any more', async () => {
    const layout = two('');
    await using world = await startWorld(layout);
    await world.deploy('staging', 'checkout', '1.0.1');
    await world.promote();
    await world.commit({ 'gitops.yaml': configOf(two('accept: ">=1.1.0"')) });
    expect(await waits(world)).toEqual(['waiting', 'accept']);
    await world.deploy('staging', 'checkout', '1.1.0');
    expect(await waits(world)).toEqual(['updated', '']);
    expect(world.pullRequests()).toMatchObject([{ title: 'production: checkout 1.0.0 → 1.1.0', state: 'open' }]);
  });

  test('waits while a rollback is open', async () => {
    await using world = await startWorld(two(''));
    await world.start('gitops/production/checkout/rollback', { 'README.md': '# Back\n' });
    await world.deploy('staging', 'checkout', '1.0.1');
    expect(await waits(world)).toEqual(['waiting', 'rollback']);
  });
});

describe('what may come to an environment', () => {
  test.each<[string, Layout, string, string]>([
    ['an older version', two(''), '0.9.0', 'downgrade'],
    ['a version that it does not take', two('accept: ">=1.1.0"'), '1.0.1', 'accept'],
    [
      'an app that is held',
      two('', 'holds: [{ app: checkout, environment: production, by: ada, reason: the audit }]'),
      '1.0.1',
      'held',
    ],
  ])('%s waits', async (_, layout, version, reason) => {
    await using world = await startWorld(layout);
    await world.deploy('staging', 'checkout', version);
    const { promotions, outputs } = await world.promote();
    expect(promotions).toMatchObject([{ operation: 'waiting', waiting: reason, pullRequest: undefined }]);
    expect(outputs).toMatchObject({ opened: '0', waiting: '1' });
    expect(JSON.parse(outputs.promotions)[0]).toMatchObject({ operation: 'waiting', waiting: reason, number: '' });
  });

  test('an image without a digest is promoted by its tag with a warning, and refused where digests are asked for', async () => {
    const layout = two('');
    await using world = await startWorld(layout);
    await world.commit({ [fileOf('staging', 'checkout')]: 'image: ghcr.io/acme/checkout:1.0.1\n' });
    await world.commit({ 'gitops.yaml': configOf({ ...layout, more: 'policy: { pinned: digest }' }) });
    expect(await waits(world)).toEqual(['waiting', 'freight']);
    await world.commit({
      'gitops.yaml': configOf(layout),
      [fileOf('production', 'checkout')]: 'image: ghcr.io/acme/checkout:1.0.0\n',
    });
    expect(await waits(world)).toEqual(['opened', '']);
    expect(world.log.join('\n')).toContain('ghcr.io/acme/checkout:1.0.1 in staging has no digest');
  });

  const canary = (need: string): Layout => ({
    environments: [
      ['blue', ''],
      ['green', 'after: []'],
      ['production', `promote: auto, after: [blue, green], need: ${need}, gates: { soak: 1h }`],
    ],
    apps: ['checkout'],
  });

  test('needs all of the environments before', async () => {
    await using world = await startWorld(canary('all'));
    await world.deploy('blue', 'checkout', '1.0.1');
    expect(await waits(world)).toEqual(['waiting', 'sources']);
    await world.deploy('green', 'checkout', '1.0.1');
    expect(await waits(world)).toEqual(['opened', '']);
  });

  test('or any of them', async () => {
    await using world = await startWorld(canary('any'));
    await world.deploy('green', 'checkout', '1.0.1');
    world.ahead = 7_200_000;
    const { promotions } = await world.promote();
    expect(promotions).toMatchObject([{ operation: 'opened', from: 'blue,green', gates: [{ state: 'passed' }] }]);
    expect(world.pullRequests()[0]?.title).toBe('production: checkout 1.0.0 → 1.0.1');
  });
});

describe('a group', () => {
  const layout: Layout = {
    ...two('merge: immediate'),
    apps: ['checkout', 'cart', 'search'],
    groups: 'groups: [{ name: shop, apps: [checkout, cart] }]',
  };

  test('is promoted as one, its apps by nothing else', async () => {
    await using world = await startWorld(layout);
    for (const name of layout.apps) await world.deploy('staging', name, '1.0.1');
    await expect(world.promote({ app: 'cart' })).rejects.toThrow(/"cart" is part of the group "shop"/);
    const { promotions, sent } = await world.promote();
    expect(promotions.map(({ app, operation }) => [app, operation])).toEqual([
      ['shop', 'merged'],
      ['search', 'merged'],
    ]);
    expect(sent.filter((name) => name === 'MergePullRequest')).toHaveLength(2);
    for (const name of layout.apps) expect(await world.read(fileOf('production', name))).toBe(manifest(name, '1.0.1'));
    expect(world.pullRequests()[0]?.title).toMatch(/^production: shop /);
  });

  test.each([
    ['an app that is not there', { app: 'billing' }, /no app "billing"/],
    ['a step that is not there', { from: 'production', to: 'staging' }, /no such step, only staging to production/],
    ['a group that is not there', { group: 'billing' }, /no group "billing"/],
  ])('%s is refused by name', async (_, inputs, says) => {
    await using world = await startWorld(layout);
    await expect(world.promote(inputs)).rejects.toThrow(says);
  });
});

describe('a token that may not do everything', () => {
  const all = { metadata: 'read', contents: 'write', 'pull-requests': 'write', statuses: 'write' } as const;
  const gated = two('gates: { checks: [{ context: e2e, by: "tester[bot]" }] }');

  test.each([
    [
      'pull-requests: write',
      { ...all, 'pull-requests': undefined },
      /the permission "pull-requests: write" on acme\/environments/,
    ],
    [
      'statuses: read',
      { ...all, statuses: undefined },
      /the permission "statuses: (read|write)" on acme\/environments/,
    ],
    ['contents: write', { ...all, contents: 'read' }, /Creating the branch .* "contents: write" on acme\/environments/],
    [
      'statuses: write',
      { ...all, statuses: 'read' },
      /Setting the status "gitops\/gates" .* "statuses: write" on acme\/environments/,
    ],
    ['checks: read', all, /the permission "checks: read" on acme\/environments/],
  ] as const)('says that it lacks %s', async (_, granted, says) => {
    await using world = await startWorld(gated);
    const commit = await world.deploy('staging', 'checkout', '1.0.1');
    if (says.source.includes('checks')) {
      world.github.administer(repository).addCheckRun(commit, { name: 'e2e', app: 'tester', conclusion: 'success' });
    }
    const permissions = Object.fromEntries(Object.entries(granted).filter(([, access]) => access !== undefined));
    const token = world.github.mintToken({
      actor: 'gitops[bot]',
      kind: 'app',
      repositories: { [repository]: permissions },
    });
    const said = await world.promote({ token }).then(
      ({ result }) => failure(result)?.message,
      (error: unknown) => String(error),
    );
    expect(said).toMatch(says);
  });
});

describe('the requests', () => {
  const names = Array.from({ length: 20 }, (_, index) => `app-${index}`);
  const layout: Layout = {
    ...two('gates: { soak: 1h, checks: [{ context: e2e, by: "tester[bot]" }], approvals: 1 }'),
    apps: names,
  };

  test('are one more for every hundred commits, where a soak reaches further back than one request', async () => {
    await using world = await startWorld(two('gates: { soak: 1h }'));
    await world.deploy('staging', 'checkout', '1.0.1');
    await world.promote();
    expect(await gateOf(world, 3_605_000)).toMatchObject({ sent: 4, state: 'passed' });
    await world.fill(250);
    const deep = await gateOf(world, 3_605_000);
    expect(deep).toMatchObject({ state: 'passed' });
    await gateOf(world, 3_605_000 + 300_000);
    const shallow = await gateOf(world, 3_605_000 + 400_000);
    console.log(
      `promote: ${deep.sent} requests where a soak of 1 h begins before 250 commits of the last hour, ${shallow.sent} where 100 commits reach back to it`,
    );
    // The overview, all facts, all facts again with what goes further back: two pages more.
    expect([deep.sent, shallow.sent]).toEqual([5, 2]);
  });

  test.runIf(scaled(0, 1) === 1)('are one more for every hundred files', async () => {
    const apps = Array.from({ length: 60 }, (_, index) => `app-${index}`);
    const groups = `groups: [{ name: all, apps: [${apps.join(', ')}] }]`;
    await using world = await startWorld({ ...two('gates: { soak: 1s }'), apps, groups });
    await world.commit(Object.fromEntries(apps.map((name) => [fileOf('staging', name), manifest(name, '1.0.1')])));
    world.ahead = 60_000;
    const { sent, promotions } = await world.promote();
    console.log(`promote: ${sent.length} requests for a group of 60 apps, 120 files`);
    expect(promotions).toMatchObject([{ operation: 'opened', gates: [{ state: 'passed' }] }]);
    expect(sent).toHaveLength(5);
  });

  test('are as many for one app as for twenty in a group, however large the repository is', async () => {
    const counts: number[] = [];
    for (const [apps, others] of [
      [['app-0'], 0],
      [names, 0],
      [names, 3_000],
    ] as const) {
      const groups = `groups: [{ name: all, apps: [${apps.join(', ')}] }]`;
      await using world = await startWorld({ ...layout, apps, groups }, { files: others });
      await world.commit(Object.fromEntries(apps.map((name) => [fileOf('staging', name), manifest(name, '1.0.1')])));
      const { sent, promotions } = await world.promote();
      expect(promotions).toMatchObject([{ operation: 'opened', gates: [{}, {}, {}] }]);
      counts.push(sent.length);
      const again = await world.promote();
      counts.push(again.sent.length);
    }
    console.log(
      `promote: ${counts[0]} requests for one app, ${counts[2]} for 20 apps in a group, ${counts[4]} among ${scaled(300, 3_000)} files more; ${counts[1]}, ${counts[3]} and ${counts[5]} where nothing has changed`,
    );
    expect(counts).toEqual([4, 2, 4, 2, 4, 2]);
  });
});

const three = {
  environments: [
    ['dev', ''],
    ['staging', 'promote: auto'],
    ['production', 'promote: auto, gates: { soak: 1h }'],
  ],
  apps: ['checkout'],
} as const;

describe('a freight', () => {
  test('goes from environment to environment, in pull requests of its own', async () => {
    await using world = await startWorld(three);
    expect((await world.promote()).promotions.map(({ operation }) => operation)).toEqual(['current', 'current']);
    await world.deploy('dev', 'checkout', '1.0.1');
    const opened = await world.promote();
    expect(opened.promotions).toMatchObject([
      { app: 'checkout', from: 'dev', to: 'staging', operation: 'opened', pullRequest: { number: 1 }, gates: [] },
      { app: 'checkout', from: 'staging', to: 'production', operation: 'current' },
    ]);
    expect(opened.sent).toEqual([
      'PromotionOverview',
      'PromotionFacts',
      'Promote',
      expect.stringMatching(/\/statuses\/…$/),
    ]);
    expect(world.gates(1)).toMatchObject({ state: 'success', description: 'no gates' });
    const [pull] = world.pullRequests();
    expect(pull).toMatchObject({
      title: 'staging: checkout 1.0.0 → 1.0.1',
      headRefName: 'gitops/staging/checkout/rolling',
    });
    const text = await world.read(fileOf('staging', 'checkout'), pull?.headOid);
    expect(text).toBe(manifest('checkout', '1.0.1'));
    await world.merge(1);
    const next = await world.promote();
    expect(next.promotions).toMatchObject([
      { to: 'staging', operation: 'current' },
      {
        to: 'production',
        operation: 'opened',
        pullRequest: { number: 2 },
        gates: [{ name: 'soak', state: 'waiting' }],
      },
    ]);
    expect(world.gates(2)).toMatchObject({
      state: 'pending',
      description: expect.stringContaining('waits for soak until 20'),
    });
    expect(world.pullRequests()[1]?.body).toContain('| production: checkout | soak | **waiting** |');
    const again = await world.promote();
    expect([again.promotions[1]?.operation, again.sent]).toEqual([
      'unchanged',
      ['PromotionOverview', 'PromotionFacts'],
    ]);
    world.ahead = 3_600_000;
    const passed = await world.promote();
    expect(passed.promotions[1]).toMatchObject({ operation: 'unchanged', gates: [{ state: 'passed' }] });
    expect(passed.sent).toEqual(['PromotionOverview', 'PromotionFacts', 'Promote', expect.stringMatching(/statuses/)]);
    expect(world.gates(2)).toMatchObject({ state: 'success', description: 'all gates passed' });
    expect(world.github.defects).toEqual([]);
  });

  test('takes nothing along but the values that targets name', async () => {
    await using world = await startWorld(three);
    await world.commit({
      [fileOf('dev', 'checkout')]: manifest('checkout', '1.0.1', 'debug: true\n'),
      [fileOf('staging', 'checkout')]: manifest('checkout', '1.0.0', 'replicas: 9\r\n'),
    });
    await world.promote();
    const text = await world.read(fileOf('staging', 'checkout'), 'gitops/staging/checkout/rolling');
    expect(text).toBe(manifest('checkout', '1.0.1', 'replicas: 9\r\n'));
    expect(text).toContain(image('checkout', '1.0.1'));
  });
});
