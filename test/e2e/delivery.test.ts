import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outputOf } from '../demo/act.ts';
import { prove } from '../demo/proof.ts';
import { type Stage, setStage } from '../demo/stage.ts';
import { play } from '../demo/story.ts';
import { statementsAbout } from '../sandbox/attestations.ts';
import { type Checkout, cloneRepository } from '../sandbox/checkout.ts';
import type { StoredRun } from '../sandbox/github/index.ts';
import { restOf } from '../sandbox/rest.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';

// The committed bundles, run by the reusable workflows, as the caller files of the README call them.

let sandbox: Sandbox;
let stage: Stage;

beforeAll(async () => {
  sandbox = await startSandbox({ runner: { labels: ['ubuntu-24.04-arm'] } });
  stage = await setStage(sandbox);
});
afterAll(() => sandbox[Symbol.asyncDispose]());

/** Pushes a tag and gives the run that it started. */
async function release(app: Checkout, tag: string): Promise<StoredRun> {
  await app.pushTag(tag);
  await sandbox.github.settled();
  const run = sandbox.github.runs(stage.app).at(-1);
  if (run?.report === undefined || run.request.ref !== `refs/tags/${tag}`) throw new Error(`${tag} started no run`);
  return run;
}

const clone = (): Promise<Checkout> => cloneRepository(`${sandbox.github.url}/${stage.app}.git`, stage.developerToken);
const conclusions = (run: StoredRun | undefined) =>
  Object.fromEntries((run?.report?.jobs ?? []).map(({ name, conclusion }) => [name, conclusion]));
const messages = (run: StoredRun): string =>
  [
    run.report?.problem,
    ...(run.report?.jobs ?? []).flatMap((job) => job.annotations.map(({ message }) => message)),
  ].join('\n');
/** What is signed and kept about an image, read by somebody who may do nothing else. */
function statements(image = ''): Promise<readonly unknown[]> {
  const { github, publicKey } = sandbox;
  const grant = { [stage.app]: { attestations: 'read' } } as const;
  const token = github.mintToken({ actor: 'augusta', kind: 'user', repositories: grant });
  return statementsAbout({ apiUrl: github.apiUrl, token, publicKey }, stage.app, image.replace(/^.*@/, ''));
}
const headOf = (repository: string) => sandbox.github.resolveRef(repository, 'refs/heads/main');

describe('a delivery, from the pushed tag to the merged pull request', () => {
  it('goes the direct route, says unchanged when run again, and goes the dispatch route', {
    timeout: 120_000,
  }, async () => {
    const acts = await play(stage, () => {});
    expect(acts.map(({ operation }) => operation)).toEqual(['created', 'unchanged', 'created']);
    const [direct, again, dispatched] = acts;
    expect(again?.image).toBe(direct?.image);
    expect(dispatched?.image).toMatch(/\/web:1\.0\.2@sha256:[0-9a-f]{64}$/);
    expect(conclusions(direct?.runs[0])).toEqual({
      'deliver / platform': 'skipped',
      'deliver / image': 'success',
      'deliver / attest': 'success',
      'deliver / pull-request': 'success',
      'deliver / dispatch': 'skipped',
    });
    expect(conclusions(again?.runs[0])).toMatchObject({
      'deliver / image': 'success',
      'deliver / attest': 'skipped',
      'deliver / pull-request': 'success',
    });
    expect(dispatched?.runs.map(({ request }) => request.repository).sort()).toEqual([stage.environment, stage.app]);
    expect(outputOf(dispatched?.runs ?? [], 'run-url')).toContain(`/${stage.environment}/actions/runs/`);
    for (const { pullRequest } of [direct, dispatched].flatMap((act) => act ?? [])) {
      const changed = (pullRequest?.diff ?? '').split('\n').filter((line) => /^[+-](?![+-]{2} )/.test(line));
      expect(changed).toHaveLength(2);
      expect(changed[1]).toMatch(/^\+ {10}image: ".*@sha256:[0-9a-f]{64}" {3}# delivered$/);
    }
    const toolkit = `${sandbox.github.url}/${sandbox.owner}/gitops-actions`;
    for (const { image, runs } of [direct, dispatched].flatMap((act) => act ?? [])) {
      const commit = runs.find(({ request }) => request.repository === stage.app)?.request.sha;
      const [, name, hex] = /^(.*):[^:]+@sha256:(\w+)$/.exec(image) ?? [];
      expect(await statements(image)).toMatchObject([
        {
          subject: [{ name, digest: { sha256: hex } }],
          predicate: {
            buildDefinition: { resolvedDependencies: [{ digest: { gitCommit: commit } }] },
            runDetails: { builder: { id: `${toolkit}/.github/workflows/deliver.yml@refs/tags/v1` } },
          },
        },
      ]);
    }
    if (dispatched) expect((await prove(stage, dispatched)).image).toBe(dispatched.image);
    expect(sandbox.github.defects).toEqual([]);
  });

  it('stops at a tag that is no version, before anything is written', async () => {
    await using app = await clone();
    const [before, writes] = [await headOf(stage.environment), sandbox.registry.requests.length];
    const run = await release(app, 'v2');
    expect(run.report?.conclusion).toBe('failure');
    expect(messages(run)).toMatch(/Git tag "v2" is not a semantic version/);
    expect(await headOf(stage.environment)).toBe(before);
    expect(sandbox.registry.requests.slice(writes).filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('is refused at start when the caller grants less than a job asks for', async () => {
    await using app = await clone();
    const caller = stage.callerOf('App repository, direct').replace('packages: write', 'packages: read');
    await app.commit('Grant too little', { '.github/workflows/deliver.yml': caller });
    const run = await release(app, 'v1.1.0');
    expect(run.report?.conclusion).toBe('startup_failure');
    expect(messages(run)).toMatch(/packages: write/);
    expect(run.report?.jobs.flatMap((job) => job.steps)).toEqual([]);
  });

  it('refuses a path on the route dispatch, where the environment repository knows its paths', async () => {
    await using app = await clone();
    const caller = stage
      .callerOf('App repository, dispatch')
      .replace('route: dispatch', 'route: dispatch\n      path: apps');
    await app.commit('Name a path', { '.github/workflows/deliver.yml': caller });
    const runs = sandbox.github.runs(stage.environment).length;
    const run = await release(app, 'v1.1.1');
    expect(conclusions(run)).toMatchObject({ 'deliver / dispatch': 'failure', 'deliver / pull-request': 'skipped' });
    expect(messages(run)).toMatch(/Unexpected inputs provided: \["path"\]/);
    expect(sandbox.github.runs(stage.environment)).toHaveLength(runs);
  });

  it('does not end green when the route is misspelt', async () => {
    await using app = await clone();
    const caller = stage.callerOf('App repository, dispatch').replace('route: dispatch', 'route: dipsatch');
    await app.commit('Misspell the route', { '.github/workflows/deliver.yml': caller });
    const run = await release(app, 'v1.1.2');
    expect(conclusions(run)).toMatchObject({ 'deliver / dispatch': 'skipped', 'deliver / pull-request': 'failure' });
    expect(messages(run)).toMatch(/Finding the files failed: there is no `path`/);
  });

  it('builds each platform on a runner of its own, and delivers the one image that they make', async () => {
    await using app = await clone();
    const caller = stage.callerOf('App repository, direct');
    const asked = `platforms: '["linux/amd64", "linux/arm64"]'\n      attest: false\n      registry-username: ${sandbox.owner}`;
    sandbox.github.setSecret(stage.app, 'REGISTRY_PASSWORD', 'word-for-the-registry');
    sandbox.github.setSecret(stage.app, 'BUILD_SECRETS', 'npm=word-for-the-build');
    const text = caller.replace('image:', `${asked}\n      image:`).replace(/secrets:\n[\s\S]*$/, 'secrets: inherit\n');
    await app.commit('Run anywhere', { '.github/workflows/deliver.yml': text });
    const run = await release(app, 'v1.1.3');
    expect(messages(run)).toBe('');
    expect(conclusions(run)).toEqual({
      'deliver / platform (linux/amd64)': 'success',
      'deliver / platform (linux/arm64)': 'success',
      'deliver / image': 'success',
      'deliver / attest': 'skipped',
      'deliver / pull-request': 'success',
      'deliver / dispatch': 'skipped',
    });
    const image = outputOf([run], 'image');
    const path = `${sandbox.owner}/web`;
    const index = JSON.parse(sandbox.registry.manifest(path, '1.1.3')?.bytes.toString() ?? '{}');
    expect(index.manifests.map(({ platform }: { platform: object }) => platform)).toEqual([
      { architecture: 'amd64', os: 'linux' },
      { architecture: 'arm64', os: 'linux' },
    ]);
    expect(image).toBe(`${sandbox.registry.host}/${path}:1.1.3@${sandbox.registry.manifest(path, '1.1.3')?.digest}`);
    expect(await statements(image)).toEqual([]);
    const given = `  username: ${sandbox.owner}\n  password: ***`;
    const builders = run.report?.jobs.filter(({ log }) => log.includes('  secrets: ***\n') && log.includes(given));
    expect(builders?.map(({ name }) => name)).toEqual([
      'deliver / platform (linux/amd64)',
      'deliver / platform (linux/arm64)',
      'deliver / image',
    ]);
  });

  it('makes no image when a platform has no runner', async () => {
    await using app = await clone();
    const caller = stage.callerOf('App repository, direct');
    const platforms = `platforms: '["linux/amd64", "linux/s390x"]'\n      runners: '{"linux/s390x": "mainframe"}'\n      image:`;
    await app.commit('Run there too', { '.github/workflows/deliver.yml': caller.replace('image:', platforms) });
    const run = await release(app, 'v1.1.4');
    expect(messages(run)).toMatch(/a runner with the label 'mainframe'/);
    expect(conclusions(run)).toMatchObject({
      'deliver / platform (linux/s390x)': 'failure',
      'deliver / image': 'skipped',
      'deliver / attest': 'skipped',
      'deliver / pull-request': 'skipped',
    });
    expect(sandbox.registry.tags(`${sandbox.owner}/web`)).not.toContain('1.1.4');
  });

  it('stops before the environment repository when the image cannot be attested', async () => {
    await using app = await clone();
    await app.commit('Deliver for one platform again', {
      '.github/workflows/deliver.yml': stage.callerOf('App repository, direct'),
    });
    sandbox.github.administer(stage.app).configure({ keepsAttestations: false });
    const before = await headOf(stage.environment);
    const run = await release(app, 'v1.1.5');
    sandbox.github.administer(stage.app).configure({ keepsAttestations: true });
    expect(messages(run)).toMatch(/Failed to persist attestation: Feature not available/);
    expect(conclusions(run)).toMatchObject({
      'deliver / image': 'success',
      'deliver / attest': 'failure',
      'deliver / pull-request': 'skipped',
    });
    expect(await headOf(stage.environment)).toBe(before);
  });

  it('names the permission and the step when the token lacks one, and writes nothing', async () => {
    await using app = await clone();
    const token = sandbox.github.mintToken({
      actor: 'delivery[bot]',
      kind: 'app',
      repositories: { [stage.environment]: { metadata: 'read', contents: 'read' } },
    });
    sandbox.github.setSecret(stage.app, 'ENVIRONMENT_TOKEN', token);
    const before = await headOf(stage.environment);
    const run = await release(app, 'v1.2.0');
    expect(conclusions(run)).toMatchObject({ 'deliver / image': 'success', 'deliver / pull-request': 'failure' });
    expect(messages(run)).toMatch(/lacks the permission "(contents|pull-requests): write" on acme\/environment/);
    expect(await headOf(stage.environment)).toBe(before);
    expect(JSON.stringify(run.report)).not.toContain(token);
  });

  it('takes the pair of a GitHub App in place of a token', async () => {
    const { github } = sandbox;
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const { clientId } = github.registerApp({
      slug: 'delivery-app',
      publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      permissions: { contents: 'write', 'pull-requests': 'write' },
      repositories: [stage.environment],
    });
    const key = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
    github.setSecret(stage.app, 'ENVIRONMENT_APP_ID', clientId);
    github.setSecret(stage.app, 'ENVIRONMENT_APP_KEY', key);
    await using app = await clone();
    const pair = ['ID', 'KEY'].map((name) => `ENVIRONMENT_APP_${name}: \${{ secrets.ENVIRONMENT_APP_${name} }}`);
    const caller = stage
      .callerOf('App repository, direct')
      .replace(/ENVIRONMENT_TOKEN: .*/, () => pair.join('\n      '));
    await app.commit('Sign in as an App', { '.github/workflows/deliver.yml': caller });
    const run = await release(app, 'v1.2.1');
    expect([messages(run), conclusions(run)]).toMatchObject(['', { 'deliver / pull-request': 'success' }]);
    const written = github.requests.filter(({ actor, fields = 0 }) => actor === 'delivery-app[bot]' && fields > 0);
    expect(written.length, 'the App wrote it').toBeGreaterThan(0);
    expect(JSON.stringify(run.report)).not.toContain(key.split('\n')[1]);
  });

  it('delivers no image for a repository that gitops.yaml does not name as its own', async () => {
    const { github, registry, owner } = sandbox;
    await using environment = await cloneRepository(`${github.url}/${stage.environment}.git`, stage.developerToken);
    const image = `${registry.host}/${owner}/web`;
    const config = `version: 1\nenvironments: [{ name: default, path: apps }]\napps: [{ name: web, repo: ${stage.app}, images: [{ image: ${image} }] }]\n`;
    await environment.commit('Say who releases what', { 'gitops.yaml': config });
    const developer = restOf(github.apiUrl, stage.developerToken);
    const before = github.administer(stage.environment).pullRequests().length;
    await developer.send('POST', `/repos/${stage.environment}/actions/workflows/update-environment.yml/dispatches`, {
      ref: 'main',
      inputs: { tag_name: 'v9.0.0', app_repo: 'acme/other', image: `${image}:9.0.0@sha256:${'ab'.repeat(32)}` },
    });
    await github.settled();
    const run = github.runs(stage.environment).at(-1);
    expect(run?.report?.conclusion).toBe('failure');
    if (run !== undefined)
      expect(messages(run)).toMatch(/for acme\/other was refused: .* says that acme\/web releases it/);
    expect(github.administer(stage.environment).pullRequests()).toHaveLength(before);
  });
});
