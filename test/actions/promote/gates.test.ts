import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { promisify } from 'node:util';
import { TrustedRoot } from '@sigstore/protobuf-specs';
import { describe, expect, test } from 'vitest';
import { demands, startSigningService } from '../../packages/attestation/signing-service.ts';
import { app, fileOf, image, type Layout, manifest, repository, startWorld, type World } from './world.ts';

const to = (gates: string, more = ''): Parameters<typeof startWorld>[0] => ({
  environments: [
    ['staging', ''],
    ['production', `promote: auto, gates: { ${gates} }${more}`],
  ],
  apps: ['checkout'],
});

/** Staging runs 1.0.1 by a merged pull request, and production's is open. @returns the merge commit */
async function waiting(world: World): Promise<string> {
  const number = await world.propose({ [fileOf('staging', 'checkout')]: manifest('checkout', '1.0.1') });
  await world.merge(number);
  await world.promote();
  return (await world.github.resolveRef(repository, 'main')) ?? '';
}

const mine = 2;
const gateOf = async (world: World) => (await world.promote()).promotions[0]?.gates[0];

describe('checks', () => {
  const layout = to('checks: [{ context: "e2e/*", by: "tester[bot]" }]');

  test('pass by what the named poster says of the commit that brought the freight, or a later one', async () => {
    await using world = await startWorld(layout);
    const commit = await waiting(world);
    const { setStatus } = world.github.administer(repository);
    expect(await gateOf(world)).toMatchObject({ name: 'checks', state: 'waiting' });
    await setStatus(commit, 'e2e/staging', 'success', 'stranger');
    expect(await gateOf(world)).toMatchObject({ state: 'waiting' });
    await setStatus(commit, 'e2e/staging', 'pending', 'tester[bot]');
    expect(await gateOf(world)).toMatchObject({ state: 'waiting' });
    const later = await world.commit({ 'README.md': '# Later\n' });
    await setStatus(later, 'e2e/staging', 'success', 'tester[bot]');
    expect(await gateOf(world)).toMatchObject({ state: 'passed' });
    expect(world.gates(mine)).toMatchObject({ state: 'success', description: 'all gates passed' });
    await setStatus(later, 'e2e/staging', 'failure', 'tester[bot]');
    expect(await gateOf(world)).toMatchObject({ state: 'failed' });
    expect(world.gates(mine)).toMatchObject({ state: 'pending', description: 'waits for checks' });
  });

  test('do not pass on a commit before the freight came', async () => {
    await using world = await startWorld(layout);
    const before = (await world.github.resolveRef(repository, 'main')) ?? '';
    await world.github.administer(repository).setStatus(before, 'e2e/staging', 'success', 'tester[bot]');
    await waiting(world);
    expect(await gateOf(world)).toMatchObject({ state: 'waiting' });
  });

  test('what somebody else posts over a failure does not hide it', async () => {
    await using world = await startWorld(layout);
    const commit = await waiting(world);
    const { setStatus } = world.github.administer(repository);
    await setStatus(commit, 'e2e/staging', 'success', 'tester[bot]');
    const later = await world.commit({ 'README.md': '# Later\n' });
    await setStatus(later, 'e2e/staging', 'failure', 'tester[bot]');
    await setStatus(later, 'e2e/staging', 'success', 'mallory');
    expect(await gateOf(world)).toMatchObject({ state: 'waiting' });
  });

  test('a check run counts by the App that made it', async () => {
    await using world = await startWorld(layout);
    const commit = await waiting(world);
    const { addCheckRun } = world.github.administer(repository);
    addCheckRun(commit, { name: 'e2e/staging', app: 'other', conclusion: 'success' });
    expect(await gateOf(world)).toMatchObject({ state: 'waiting' });
    addCheckRun(commit, { name: 'e2e/staging', app: 'tester', conclusion: 'success' });
    expect(await gateOf(world)).toMatchObject({ state: 'passed' });
  });
});

describe('approvals', () => {
  const layout = to('approvals: 1', ', reviewers: { users: [], teams: [sre] }');

  test('count by the team that is named, of the head as it stands', async () => {
    await using world = await startWorld(layout);
    await waiting(world);
    const administration = world.github.administer(repository);
    for (const login of ['grace', 'ada', app]) administration.addCollaborator(login);
    expect(await gateOf(world)).toMatchObject({
      state: 'waiting',
      detail: 'the members of the team sre could not be read',
    });
    administration.addTeam('sre', ['grace', 'linus', app]);
    await administration.approve(mine, 'ada');
    expect(await gateOf(world)).toMatchObject({ state: 'waiting', detail: '0 of 1 by the team sre' });
    // Of the team, but without the right to write.
    await administration.approve(mine, 'linus');
    expect(await gateOf(world)).toMatchObject({ state: 'waiting' });
    // Who made the commit.
    await administration.approve(mine, app);
    expect(await gateOf(world)).toMatchObject({ state: 'waiting' });
    await administration.approve(mine, 'grace');
    expect(await gateOf(world)).toMatchObject({ state: 'passed', detail: '1 of 1 (grace)' });
    await world.commit(
      { [fileOf('production', 'checkout')]: `${manifest('checkout', '1.0.1')}more: 1\n` },
      'gitops/production/checkout/rolling',
    );
    await world.promote();
    expect(world.gates(mine)).toMatchObject({ state: 'pending' });
  });
});

describe('window and freeze', () => {
  const day = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
  const hour = 3_600_000;

  test('promote merges by itself where all gates are passed, and is not green before', async () => {
    const tomorrow = new Date(Date.now() + 24 * hour);
    await using world = await startWorld(
      to(`window: { timezone: UTC, allow: ["${day[tomorrow.getUTCDay()]} 00:00-24:00"] }`),
    );
    await waiting(world);
    expect(world.gates(mine)).toMatchObject({
      state: 'pending',
      description: `waits for window until ${tomorrow.toISOString().slice(0, 10)}T00:00:00Z`,
    });
    world.ahead = 24 * hour;
    world.github.administer(repository).protect('main', { checks: ['gitops/gates'] });
    const { promotions, outputs, sent } = await world.promote();
    expect(promotions).toMatchObject([{ operation: 'merged', pullRequest: { number: mine } }]);
    expect(outputs).toMatchObject({ merged: '1', waiting: '0' });
    expect(sent.slice(2)).toEqual(['Promote', expect.stringMatching(/statuses/), 'MergePullRequest']);
    expect(await world.read(fileOf('production', 'checkout'))).toBe(manifest('checkout', '1.0.1'));
  });

  test('a merge that GitHub refuses leaves no green behind', async () => {
    await using world = await startWorld(to('window: { timezone: UTC, freeze: ["2020-01-01"] }'));
    world.github.administer(repository).protect('main', { pullRequest: { approvals: 1 } });
    await world.github.administer(repository).pullRequests();
    const [person] = [await world.propose({ [fileOf('staging', 'checkout')]: manifest('checkout', '1.0.1') })];
    await world.github.administer(repository).approve(person, 'grace');
    await world.merge(person);
    const { promotions } = await world.promote();
    expect(promotions).toMatchObject([{ operation: 'opened', detail: expect.stringMatching(/approving review/) }]);
    expect(world.gates(mine)).toMatchObject({
      state: 'pending',
      description: 'all gates passed; merged by promote while they are',
    });
  });

  test('a person’s pull request is merged so once it is told to merge itself', async () => {
    await using world = await startWorld(to('window: { timezone: UTC, freeze: ["2020-01-01"] }'));
    const administration = world.github.administer(repository);
    administration.configure({ allowAutoMerge: true });
    administration.protect('main', { checks: ['gitops/gates'] });
    const number = await world.propose({ [fileOf('production', 'checkout')]: manifest('checkout', '1.0.2') });
    await world.promote();
    expect(world.gates(number)).toMatchObject({ state: 'pending' });
    expect(world.pullRequests()[0]?.state).toBe('open');
    await world.enableAutoMerge(number);
    await world.promote();
    expect(world.pullRequests()[0]?.state).toBe('merged');
  });
});

describe('soak', () => {
  /** A commit on nothing but its parents, with the tree of another commit. */
  const commitTree = async (folder: string, tree: string, date: Date, parents: readonly string[]): Promise<string> => {
    const from = parents.flatMap((parent) => ['-p', parent]);
    const when = `${Math.floor(date.getTime() / 1_000)} +0000`;
    const who = {
      GIT_AUTHOR_NAME: 'mallory',
      GIT_AUTHOR_EMAIL: 'm@example.com',
      GIT_COMMITTER_NAME: 'mallory',
      GIT_COMMITTER_EMAIL: 'm@example.com',
    };
    const { stdout } = await promisify(execFile)(
      'git',
      ['-C', folder, 'commit-tree', `${tree}^{tree}`, ...from, '-m', 'x'],
      {
        env: { ...process.env, ...who, GIT_AUTHOR_DATE: when, GIT_COMMITTER_DATE: when },
      },
    );
    return stdout.trim();
  };

  test('begins again where a merge brings back what was taken away, whatever its history looks like', async () => {
    await using world = await startWorld(to('soak: 1h'));
    const folder = world.github.repositoryPath(repository);
    const git = async (...args: readonly string[]) =>
      (await promisify(execFile)('git', ['-C', folder, ...args])).stdout.trim();
    const first = await git('rev-parse', 'main');
    const deployed = await world.deploy('staging', 'checkout', '1.0.1');
    const ago = (hours: number): Date => new Date(Date.now() - hours * 3_600_000);
    const there = await commitTree(folder, deployed, ago(3), [first]);
    const back = await commitTree(folder, first, ago(2), [there]);
    // A side branch that never lost it takes the base in, and keeps its own file.
    const side = await commitTree(folder, there, ago(2), [there]);
    const evil = await commitTree(folder, there, ago(1), [side, back]);
    const merged = await commitTree(folder, evil, new Date(), [back, evil]);
    await git('update-ref', 'refs/heads/main', merged);
    const path = fileOf('staging', 'checkout');
    expect((await git('log', '--format=%H', 'main', '--', path)).split('\n')[0]).toBe(there);
    expect(await gateOf(world)).toMatchObject({ name: 'soak', state: 'waiting' });
    world.ahead = 3_600_000;
    expect(await gateOf(world)).toMatchObject({ name: 'soak', state: 'passed' });
  });
});

describe('a pull request that looks like ours', () => {
  const branch = 'gitops/production/checkout/rolling';
  const trailers = 'Gitops-Action: promote\nGitops-Environment: production\nGitops-App: checkout';

  test.each([
    [
      'is not merged with what no environment before has held',
      'merge: immediate',
      manifest('checkout', '6.6.6'),
      'open',
    ],
    [
      'is made again where it holds more than the values',
      'follow: pinned',
      manifest('checkout', '1.0.1', 'debug: true\n'),
      'open',
    ],
  ])('%s', async (_, settings, text, state) => {
    await using world = await startWorld({
      environments: [
        ['staging', ''],
        ['production', `promote: auto, ${settings}`],
      ],
      apps: ['checkout'],
    });
    await world.deploy('staging', 'checkout', '1.0.1');
    const number = await world.start(branch, { [fileOf('production', 'checkout')]: text }, trailers);
    await world.promote();
    expect(world.pullRequests().map((pull) => [pull.number, pull.state])).toEqual([[number, state]]);
    expect(await world.read(fileOf('production', 'checkout'))).toBe(manifest('checkout', '1.0.0'));
    const there = await world.read(fileOf('production', 'checkout'), branch);
    expect(there).toBe(text.includes('6.6.6') ? text : manifest('checkout', '1.0.1'));
  });

  test('takes nothing back past a soak where nobody has to approve', async () => {
    await using world = await startWorld(to('soak: 1h'));
    await world.deploy('production', 'checkout', '1.0.1');
    const [, held = ''] = /image: (\S+)/.exec(manifest('checkout', '1.0.1')) ?? [];
    const number = await world.propose({
      [fileOf('production', 'checkout')]: manifest('checkout', '1.0.0'),
      'gitops.yaml': `${await world.read('gitops.yaml')}holds: [{ app: checkout, environment: production, images: ["${held}"], by: ada, reason: it fails }]\n`,
    });
    await world.promote();
    expect(world.gates(number)).toMatchObject({
      state: 'pending',
      description: expect.stringMatching(/^waits for soak/),
    });
  });
});

describe('which gates a pull request has', () => {
  const layout = to('soak: 1h');

  test('is told by what it changes, whoever opens it and whatever it says', async () => {
    await using world = await startWorld(layout);
    const edits = {
      readme: { 'README.md': '# New\n' },
      beside: { [fileOf('production', 'checkout')]: manifest('checkout', '1.0.0', 'debug: true\n') },
      staging: { [fileOf('staging', 'checkout')]: manifest('checkout', '1.0.1') },
      production: { [fileOf('production', 'checkout')]: manifest('checkout', '1.0.1') },
      stranger: { [fileOf('production', 'checkout')]: 'image: ghcr.io/mallory/checkout:1\n' },
      gone: { [fileOf('production', 'checkout')]: 'image: {{ .Values.image }}\n' },
    };
    const numbers: Record<string, number> = {};
    for (const [name, files] of Object.entries(edits)) numbers[name] = await world.propose(files);
    const { result } = await world.promote({ from: 'staging', to: 'production' });
    const said = Object.fromEntries(
      Object.entries(numbers).map(([name, number]) => [name, world.gates(number)?.description]),
    );
    expect(said).toEqual({
      readme: 'no gates',
      beside: 'no gates',
      staging: 'no gates',
      production: 'waits for soak',
      stranger: 'waits for files',
      gone: 'waits for files',
    });
    expect(result.others.map(({ number }) => number)).toEqual([numbers.production, numbers.stranger, numbers.gone]);
    const body = world.pullRequests()[3]?.body ?? '';
    expect(body).toMatch(/^Mine\.\n\n<!-- gitops:gates -->\n[\s\S]*\| production: checkout \| soak \|/);
    const again = await world.promote({ from: 'staging', to: 'production' });
    expect(again.sent).toEqual(['PromotionOverview', 'PromotionFacts']);
    expect(world.github.defects).toEqual([]);
  });

  test('is not told by a status that somebody else has posted', async () => {
    await using world = await startWorld(layout);
    const number = await world.propose({ [fileOf('production', 'checkout')]: manifest('checkout', '1.0.1') });
    const head = world.pullRequests()[0]?.headOid ?? '';
    await world.github.administer(repository).setStatus(head, 'gitops/gates', 'success', 'mallory');
    await world.promote();
    expect(world.gates(number)).toMatchObject({ state: 'pending', description: 'waits for soak' });
  });

  test('is little for one that takes back what was there, and holds what it takes away', async () => {
    await using world = await startWorld(to('soak: 1h, approvals: 1'));
    await world.deploy('production', 'checkout', '1.0.1');
    const back = { [fileOf('production', 'checkout')]: manifest('checkout', '1.0.0') };
    const config = await world.read('gitops.yaml');
    const [, held = ''] = /image: (\S+)/.exec(manifest('checkout', '1.0.1')) ?? [];
    const plain = await world.propose(back);
    const holding = await world.propose({
      ...back,
      'gitops.yaml': `${config}holds: [{ app: checkout, environment: production, images: ["${held}"], by: ada, reason: it fails }]\n`,
    });
    await world.promote();
    expect(world.gates(plain)).toMatchObject({
      description: expect.stringMatching(/^waits for soak until \S+, approvals$/),
    });
    expect(world.gates(holding)).toMatchObject({ description: 'waits for approvals' });
  });
});

const shop = (gates: string): Layout => ({
  environments: [
    ['staging', ''],
    ['production', `promote: auto, gates: { ${gates} }`],
  ],
  apps: ['checkout', 'cart'],
  groups: 'groups: [{ name: shop, apps: [checkout, cart] }]',
});

async function deploy(world: World): Promise<void> {
  const files = ['checkout', 'cart'].map((name) => [fileOf('staging', name), manifest(name, '1.0.1')] as const);
  await world.commit(Object.fromEntries(files));
}

test('a metric is asked for where something waits for it, and promote merges in the run in which it is good', async () => {
  let [rate, asked] = ['0.5', 0];
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      asked += 1;
      const series = { metric: {}, value: [1, rate] };
      response.end(JSON.stringify({ status: 'success', data: { resultType: 'vector', result: [series] } }));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  await using world = await startWorld(
    shop(`metrics: [{ name: errors, prometheus: "${url}", query: "rate(errors[5m])", below: 0.01 }]`),
  );
  await world.promote();
  expect(asked).toBe(0);
  await deploy(world);
  expect((await world.promote()).promotions).toMatchObject([
    { operation: 'opened', gates: [{ name: 'metrics', state: 'failed', detail: 'errors is 0.5, not below 0.01' }] },
  ]);
  expect([asked, world.gates(1)?.description]).toEqual([1, 'waits for metrics']);
  rate = '0.001';
  const { promotions, sent } = await world.promote();
  expect(promotions).toMatchObject([{ operation: 'merged', gates: [{ state: 'passed' }] }]);
  console.log(`promote: ${sent.length} requests and ${asked - 1} to Prometheus for one metric, the merge included`);
  expect([sent.length, asked]).toEqual([5, 2]);
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

test('an attestation is looked up once for each digest, and verified for the signer', async () => {
  const signer = 'acme/ci/.github/workflows/deliver.yml';
  await using world = await startWorld(shop(`attestation: { signer: ${signer} }`));
  const repos = (text: string): string =>
    text.replaceAll(/name: (checkout|cart), images/g, 'name: $1, repo: acme/$1, images');
  await world.commit({ 'gitops.yaml': repos(await world.read('gitops.yaml')) });
  const service = await startSigningService();
  world.roots = async (organization) =>
    organization === service.organization
      ? { root: TrustedRoot.fromJSON(service.trustedRoot), demands: demands['public-good'] }
      : undefined;
  const writes = { attestations: 'write', metadata: 'read' } as const;
  const token = world.github.mintToken({ actor: 'ci', kind: 'user', repositories: { '*': writes } });
  const attest = async (name: string): Promise<void> => {
    const repository = `acme/${name}`;
    const sha256 = image(name, '1.0.1').split('@sha256:')[1] ?? '';
    const statement = {
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name, digest: { sha256 } }],
      predicateType: 'https://slsa.dev/provenance/v1',
      predicate: {},
    };
    const bundle = await service.sign(statement, { repository });
    const response = await fetch(`${world.github.apiUrl}/repos/acme/${name}/attestations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ bundle }),
    });
    expect(response.status).toBe(201);
  };
  for (const name of ['checkout', 'cart'])
    await world.github.createRepository(`acme/${name}`, { 'README.md': name }, { private: false });
  await deploy(world);
  await attest('checkout');
  const opened = await world.promote();
  expect(opened.promotions).toMatchObject([{ operation: 'opened', gates: [{ name: 'attestation', state: 'failed' }] }]);
  console.log(`promote: ${opened.sent.length} requests for a group with two digests and attestations`);
  expect(opened.sent).toHaveLength(6);
  expect(opened.sent.filter((path) => path.includes('/attestations/'))).toHaveLength(2);
  await attest('cart');
  expect((await world.promote()).promotions).toMatchObject([{ operation: 'unchanged', gates: [{ state: 'passed' }] }]);
  expect(world.gates(1)).toMatchObject({ state: 'success' });
});
