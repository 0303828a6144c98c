import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '#cluster';
import { connectGitHub, patience } from '#github';
import { Secret } from '#secret';
import type { InstallChange } from '../../../actions/install-agent/src/repository/change.ts';
import { waitForMerge } from '../../../actions/install-agent/src/repository/wait-for-merge.ts';
import { releaseOf } from '../../packages/agent/objects.ts';
import { cloneRepository } from '../../sandbox/checkout.ts';
import { type GitHub, startGitHub } from '../../sandbox/github/index.ts';
import {
  argocdChange,
  branch,
  components,
  fluxChange,
  folder,
  kustomization,
  type Scene,
  sceneOf,
  smallFlux,
} from './repository-scene.ts';

let github: GitHub;
let count = 0;

beforeAll(async () => {
  github = await startGitHub();
});
afterAll(async () => {
  expect(github.defects).toEqual([]);
  await github[Symbol.asyncDispose]();
});

async function newScene(
  files: Readonly<Record<string, string>> = {},
  rights?: Parameters<typeof sceneOf>[2],
): Promise<Scene> {
  count += 1;
  const repository = `acme/environments-${count}`;
  await github.createRepository(repository, { 'README.md': '# Clusters\n', ...files });
  return sceneOf(github, repository, rights);
}

/** The names of the requests that a piece of work sends. */
async function sentBy(work: () => Promise<unknown>): Promise<readonly string[]> {
  const before = github.requests.length;
  await work();
  return github.requests
    .slice(before)
    .map(({ graphql, path }) => graphql ?? path.replace(/^\/api\/v3\/repos\/[^/]+\/[^/]+/, ''));
}

async function textsAt({ repository }: Scene, ref: string, { files }: InstallChange): Promise<readonly unknown[]> {
  const sha = (await github.resolveRef(repository, ref)) ?? '';
  return await Promise.all(files.map(({ path }) => github.readFile(repository, sha, path)));
}

const pulls = ({ repository }: Scene) => github.administer(repository).pullRequests();

describe('the files of an agent', () => {
  it('are proposed in two requests, and with none but a look where they stand', async () => {
    const scene = await newScene();
    const change = fluxChange(scene.repository, '2.9.4');
    const sent = await sentBy(() => scene.propose(change));
    expect(sent).toEqual(['Inspect', 'OpenPullRequest']);
    const [pull] = pulls(scene);
    expect(pull).toMatchObject({ title: `${folder}: install Flux 2.9.4`, headRefName: branch, state: 'open' });
    expect(await textsAt(scene, branch, change)).toEqual(change.files.map(({ text }) => text));
    expect(await scene.propose(change)).toMatchObject({ state: 'open', number: pull?.number, commit: pull?.headOid });
    await scene.merge(pull?.number);
    expect(await sentBy(() => scene.propose(change))).toEqual(['Inspect']);
    const main = await github.resolveRef(scene.repository, 'main');
    expect(await scene.propose(change)).toEqual({
      state: 'unchanged',
      url: '',
      number: undefined,
      commit: main,
      reports: [],
    });
    expect(pulls(scene)).toHaveLength(1);
  });

  it('say what they are, where they are from and what they change', async () => {
    const scene = await newScene();
    const first = await scene.propose(fluxChange(scene.repository, '2.9.3'));
    await scene.merge(first.number);
    const [namespace, deployment] = smallFlux('2.9.4');
    const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'new', namespace: 'flux-system' } };
    const objects = [namespace, deployment, account].filter((each) => each !== undefined);
    const { reports, url } = await scene.propose(fluxChange(scene.repository, '2.9.4', objects));
    expect(reports.map(({ id, action }) => `${action} ${id}`)).toEqual([
      'update Namespace flux-system',
      'update Deployment.apps flux-system/source-controller',
      'create ServiceAccount flux-system/new',
    ]);
    const [, pull] = pulls(scene);
    expect(url).toBe(`${github.url}/${scene.repository}/pull/${pull?.number}`);
    expect(pull?.title).toBe(`${folder}: Flux 2.9.3 → 2.9.4`);
    for (const said of [
      '1 added, 2 changed of 3 objects',
      '`ServiceAccount flux-system/new`',
      'https://example.com/install.yaml',
      `SHA-256 \`${'ab'.repeat(32)}\`, verified: pinned`,
      `\`${components}\``,
      'https://github.com/acme/platform/actions/runs/7',
    ]) {
      expect(pull?.body).toContain(said);
    }
    expect(JSON.stringify(pulls(scene))).not.toContain(scene.token);
  });

  it('replace those of a pull request that is open, on top of what the branch holds by then', async () => {
    const scene = await newScene();
    const { number } = await scene.propose(fluxChange(scene.repository, '2.9.3'));
    const other = await scene.propose(argocdChange(scene.repository, '3.5.1', []));
    await scene.merge(other.number);
    const change = fluxChange(scene.repository, '2.9.4');
    const updated = await scene.propose(change);
    expect(updated).toMatchObject({ state: 'open', number });
    expect(pulls(scene).map(({ state }) => state)).toEqual(['open', 'merged']);
    expect(pulls(scene)[0]).toMatchObject({ title: `${folder}: install Flux 2.9.4`, headOid: updated.commit });
    expect(await textsAt(scene, branch, change)).toEqual(change.files.map(({ text }) => text));
    await scene.merge(number);
    expect(await scene.propose(change)).toMatchObject({ state: 'unchanged' });
  });

  it('close the pull request that is open once the branch holds them otherwise', async () => {
    const scene = await newScene();
    const change = fluxChange(scene.repository, '2.9.3');
    const newer = fluxChange(scene.repository, '2.9.4');
    await scene.merge((await scene.propose(change)).number);
    await scene.propose(newer);
    expect(await scene.propose(change)).toMatchObject({ state: 'unchanged' });
    expect(pulls(scene).map(({ state }) => state)).toEqual(['merged', 'closed']);
    expect(await github.resolveRef(scene.repository, branch)).toBeUndefined();
  });

  it('keep the kustomization.yaml that people have changed', async () => {
    const patched = 'resources: # ours\n  - gotk-components.yaml\npatches:\n  - path: memory.yaml\n';
    const scene = await newScene({ [kustomization]: patched });
    const change = fluxChange(scene.repository, '2.9.4');
    await scene.merge((await scene.propose(change)).number);
    const main = (await github.resolveRef(scene.repository, 'main')) ?? '';
    expect(await github.readFile(scene.repository, main, kustomization)).toBe(
      'resources: # ours\n  - gotk-components.yaml\n  - gotk-sync.yaml\npatches:\n  - path: memory.yaml\n',
    );
    expect(await scene.propose(change)).toMatchObject({ state: 'unchanged' });
  });

  it('leave the connection as it is where nobody brings other credentials', async () => {
    const scene = await newScene();
    const first = fluxChange(scene.repository, '2.9.3');
    const [, sync] = first.files;
    const connected = `${sync?.text}# by deploy key\n`;
    const files = first.files.map((file) => (file === sync ? { ...file, text: connected } : file));
    await scene.merge((await scene.propose({ ...first, files, keepsConnection: true })).number);
    const upgrade = { ...fluxChange(scene.repository, '2.9.4'), keepsConnection: true };
    await scene.merge((await scene.propose(upgrade)).number);
    expect((await textsAt(scene, 'main', upgrade))[1]).toBe(connected);
    expect(await scene.propose(upgrade)).toMatchObject({ state: 'unchanged' });
    expect(await scene.propose({ ...upgrade, keepsConnection: false })).toMatchObject({ state: 'open' });
  });

  it('go by a pull request as well', async () => {
    const scene = await newScene({ [`${folder}/flux-system/mine.yaml`]: 'a: 1\n' });
    const { files, ...place } = fluxChange(scene.repository, '2.9.4');
    await scene.merge((await scene.propose({ ...place, files })).number);
    const removal = { ...place, kind: 'uninstall' } as const;
    const { number, reports } = await scene.propose(removal);
    expect(reports.map(({ action }) => action)).toEqual(['prune', 'prune']);
    const pull = pulls(scene).at(-1);
    expect(pull?.title).toBe(`${folder}: remove Flux 2.9.4`);
    expect(pull?.body).toContain('Suspend it before this is merged');
    await scene.merge(number);
    const main = (await github.resolveRef(scene.repository, 'main')) ?? '';
    expect(await textsAt(scene, 'main', { ...place, files })).toEqual([undefined, undefined, undefined]);
    expect(await github.readFile(scene.repository, main, `${folder}/flux-system/mine.yaml`)).toBe('a: 1\n');
    expect(await scene.propose(removal)).toMatchObject({ state: 'unchanged', url: '' });
  });

  it('are only compared in a dry run', async () => {
    const scene = await newScene();
    const change = fluxChange(scene.repository, '2.9.4');
    expect(await sentBy(() => scene.propose(change, { dryRun: true }))).toEqual(['Inspect']);
    expect(await scene.propose(change, { dryRun: true })).toMatchObject({
      ...{ state: 'planned', url: '', commit: '' },
      reports: [{ action: 'create' }, { action: 'create' }],
    });
    expect(pulls(scene)).toEqual([]);
  });

  it('reach a branch that nobody may push to', async () => {
    const scene = await newScene();
    github.administer(scene.repository).protect('main', { pullRequest: { approvals: 1 } });
    const change = fluxChange(scene.repository, '2.9.4');
    const { number } = await scene.propose(change);
    await expect(scene.merge(number)).rejects.toThrow(/405/);
    await github.administer(scene.repository).approve(number ?? 0, 'octocat');
    await scene.merge(number);
    expect(await scene.propose(change)).toMatchObject({ state: 'unchanged' });
  });

  const flux = releaseOf('flux-2.9.4.yaml');
  const argocd = releaseOf('argocd-3.5.1.yaml');
  it.skipIf(flux === undefined || argocd === undefined)('are those of real releases, whatever their size', async () => {
    const scene = await newScene();
    const small = fluxChange(scene.repository, '2.9.4', flux);
    expect(await sentBy(() => scene.propose(small))).toEqual(['Inspect', 'OpenPullRequest']);
    const large = argocdChange(scene.repository, '3.5.1', argocd ?? []);
    const requests = await sentBy(() => scene.propose(large));
    expect(requests).toEqual(['Inspect', '/git/blobs', '/git/trees', '/git/commits', 'OpenPullRequest']);
    for (const { number } of pulls(scene)) await scene.merge(number);
    for (const change of [small, large]) {
      expect(await textsAt(scene, 'main', change)).toEqual(change.files.map(({ text }) => text));
      expect(await sentBy(() => scene.propose(change))).toEqual(['Inspect']);
      const [{ text = '' } = {}] = change.files;
      console.log(`${change.agent} by pull request: ${Buffer.byteLength(text)} bytes`);
    }
    const [first, ...rest] = large.files;
    const changed = { ...large, files: [{ path: first?.path ?? '', text: `${first?.text}# more\n` }, ...rest] };
    await scene.propose(changed);
    expect(pulls(scene).at(-1)).toMatchObject({ title: `${folder}: Argo CD 3.5.1`, state: 'open' });
  });
});

describe('what is refused', () => {
  it('an older version than the branch holds, unless it is allowed', async () => {
    const scene = await newScene();
    await scene.merge((await scene.propose(fluxChange(scene.repository, '2.9.4'))).number);
    const older = fluxChange(scene.repository, '2.9.3');
    await expect(scene.propose(older)).rejects.toMatchObject({
      code: 'DOWNGRADE',
      message: `Proposing flux 2.9.3 failed: ${folder} of ${scene.repository} holds 2.9.4, which is newer.`,
    });
    expect(await scene.propose({ ...older, allowDowngrade: true })).toMatchObject({ state: 'open' });
  });

  it.each([
    ['elsewhere than its environments', 'environments: [{ name: dev, path: apps/dev }]', 'Allowed: nothing here'],
    [
      'what an environment leaves out',
      'environments: [{ name: production, path: clusters, allowed-paths: ["{path}/production/apps/**"] }]',
      'Allowed: clusters/production/apps/**',
    ],
  ])('%s in gitops.yaml', async (_, config, hint) => {
    const scene = await newScene({ 'gitops.yaml': `version: 1\n${config}\n` });
    await expect(scene.propose(fluxChange(scene.repository, '2.9.4'))).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
      hint: expect.stringContaining(hint),
    });
    expect(pulls(scene)).toEqual([]);
  });

  it.each([
    'environments: [{ name: dev, path: apps/dev }]\ndefaults: { allowed-paths: ["{path}/**", "clusters/**"] }',
    'environments: [{ name: production, path: clusters/production }]',
    'defaults: { pin: digest }',
  ])('nothing that gitops.yaml allows: %s', async (config) => {
    const scene = await newScene({ 'gitops.yaml': `version: 1\n${config}\n` });
    expect(await scene.propose(fluxChange(scene.repository, '2.9.4'))).toMatchObject({ state: 'open' });
  });

  it('the branch of somebody else, and their commits on ours', async () => {
    const scene = await newScene();
    const change = fluxChange(scene.repository, '2.9.3');
    const { number } = await scene.propose(change);
    await commitOn(scene, branch);
    await expect(scene.propose(fluxChange(scene.repository, '2.9.4'))).rejects.toMatchObject({
      code: 'FOREIGN_COMMITS',
    });
    expect(pulls(scene)).toMatchObject([{ number, state: 'open' }]);
  });

  it.each([
    ['contents', { metadata: 'read', contents: 'read', 'pull-requests': 'write' }, 'contents: write'],
    ['pull requests', { metadata: 'read', contents: 'write', 'pull-requests': 'read' }, 'pull-requests: write'],
  ] as const)('a token that cannot write %s, and no branch is left behind', async (_, rights, needed) => {
    const scene = await newScene({}, rights);
    await expect(scene.propose(fluxChange(scene.repository, '2.9.4'))).rejects.toMatchObject({
      code: 'PERMISSION_MISSING',
      message: expect.stringContaining(needed),
    });
    expect(await github.resolveRef(scene.repository, branch)).toBeUndefined();
  });
});

describe('waiting for the merge', () => {
  const soon = (): number => systemClock.now() + 20_000;

  it('ends when the files stand in the branch', async () => {
    const scene = await newScene();
    const change = fluxChange(scene.repository, '2.9.4');
    const proposed = await scene.propose(change);
    const waiting = waitForMerge(scene.ports, change, { proposed, deadline: soon() });
    await scene.merge(proposed.number);
    const main = await github.resolveRef(scene.repository, 'main');
    expect(await waiting).toMatchObject({ state: 'merged', commit: main, url: proposed.url });
  });

  it('goes on where GitHub does not answer for a while', async () => {
    const scene = await newScene();
    const change = fluxChange(scene.repository, '2.9.4');
    const proposed = await scene.propose(change);
    await scene.merge(proposed.number);
    const { apiUrl, graphqlUrl } = github;
    const hasty = connectGitHub({ token: new Secret(scene.token), apiUrl, graphqlUrl }, patience(0));
    const fault = await github.faults.set({ kind: 'error', status: 502, effect: false });
    const ports = { ...scene.ports, github: hasty };
    expect(await waitForMerge(ports, change, { proposed, deadline: soon() })).toMatchObject({ state: 'merged' });
    expect(fault.spoiled).toHaveLength(1);
  });

  it('ends when it was merged with more than ours', async () => {
    const scene = await newScene();
    const change = fluxChange(scene.repository, '2.9.4');
    const proposed = await scene.propose(change);
    await commitOn(scene, branch, { [components]: '# less\n' });
    await scene.merge(proposed.number);
    const main = await github.resolveRef(scene.repository, 'main');
    expect(await waitForMerge(scene.ports, change, { proposed, deadline: soon() })).toMatchObject({
      ...{ state: 'merged', commit: main },
    });
  });

  it('ends when somebody closes it, and when its time is over', async () => {
    const scene = await newScene();
    const change = fluxChange(scene.repository, '2.9.4');
    const proposed = await scene.propose(change);
    expect(await waitForMerge(scene.ports, change, { proposed, deadline: systemClock.now() })).toEqual(proposed);
    await scene.close(proposed.number);
    expect(await waitForMerge(scene.ports, change, { proposed, deadline: soon() })).toMatchObject({ state: 'closed' });
    const again = await scene.propose(change);
    expect(again.number).not.toBe(proposed.number);
    expect(pulls(scene).at(-1)?.body).toContain(`#${proposed.number} was closed by \`octocat\`.`);
    expect(await sentBy(() => scene.propose(change))).toEqual(['Inspect']);
  });
});

/** A person's commit. */
async function commitOn(
  { repository }: Scene,
  onBranch: string,
  files: Readonly<Record<string, string>> = { 'a.txt': 'a\n' },
) {
  const permissions = { metadata: 'read', contents: 'write' } as const;
  const token = github.mintToken({ actor: 'octocat', kind: 'user', repositories: { [repository]: permissions } });
  await using checkout = await cloneRepository(`${github.url}/${repository}.git`, token);
  await checkout.git('checkout', '--quiet', onBranch);
  await checkout.commit('Edit', files);
}
