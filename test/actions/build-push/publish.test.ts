import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runAction } from '../../sandbox/action-process.ts';
import { buildah, requirePart } from '../../sandbox/parts.ts';
import { type SandboxRegistry, startRegistry } from '../../sandbox/registry/index.ts';
import { scaled } from '../../scale.ts';
import { createApp, tagPushed, writesTo } from './app.ts';

let registry: SandboxRegistry;
beforeEach(async () => {
  registry = await startRegistry();
});
afterEach(() => registry[Symbol.asyncDispose]());

test('pushes the version once and answers with the digest of the bytes that anybody reads', async () => {
  await using app = await createApp();
  const revision = await app.commit();
  const inputs = { image: `${registry.host}/acme/shop` };
  const { exitCode, outputs, summary } = await runAction('build-push', {
    inputs,
    workspace: app.folder,
    environment: tagPushed,
  });
  const accept = 'application/vnd.oci.image.manifest.v1+json';
  const response = await fetch(`${registry.url}/v2/acme/shop/manifests/1.2.3`, { headers: { accept } });
  const bytes = Buffer.from(await response.arrayBuffer());
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  expect(exitCode).toBe(0);
  expect(outputs).toMatchObject({
    image: `${registry.host}/acme/shop:1.2.3@${digest}`,
    repository: `${registry.host}/acme/shop`,
    tag: '1.2.3',
    version: '1.2.3',
    digest,
    tags: `${registry.host}/acme/shop:1.2.3`,
    pushed: 'true',
    platforms: expect.stringMatching(/^linux\/\w+$/),
  });
  expect(JSON.parse(outputs.result ?? '')).toEqual({
    schema: 1,
    images: {
      [`${registry.host}/acme/shop`]: {
        image: outputs.image,
        repository: outputs.repository,
        tag: '1.2.3',
        version: '1.2.3',
        digest,
        mediaType: accept,
        size: expect.any(Number),
        status: 'pushed',
        platforms: [{ platform: outputs.platforms, digest, size: expect.any(Number) }],
        tags: [{ tag: '1.2.3', state: 'created', was: '', reason: '' }],
        revision,
        source: 'https://github.com/Acme/Shop',
        created: '2023-11-14T22:13:20Z',
        engine: 'assemble',
        base: [],
      },
    },
  });
  expect(JSON.parse(bytes.toString()).annotations).toEqual({
    'org.opencontainers.image.created': '2023-11-14T22:13:20Z',
    'org.opencontainers.image.revision': revision,
    'org.opencontainers.image.source': 'https://github.com/Acme/Shop',
    'org.opencontainers.image.version': '1.2.3',
  });
  expect(summary).toContain(`\`${outputs.image}\` | pushed`);
  expect(summary).toMatch(/imagetools inspect \S+\/acme\/shop:1\.2\.3 .*# sha256:/);
  for (const phase of ['look', 'preflight', 'build', 'push', 'verify']) {
    expect(summary).toMatch(new RegExp(`^Time: .*${phase} [\\d.]+ m?s`, 'm'));
  }
});

test('a second run of the same commit reuses the image without a build, and writes nothing', async () => {
  await using app = await createApp();
  await app.commit();
  const call = { inputs: { image: `${registry.host}/acme/shop` }, workspace: app.folder, environment: tagPushed };
  const first = await runAction('build-push', call);
  const written = writesTo(registry).length;
  const second = await runAction('build-push', call);
  expect(second.outputs).toMatchObject({ image: first.outputs.image, pushed: 'false' });
  expect(second.outputs.result).toContain('"status":"reused"');
  expect(second.log).not.toContain('Engine');
  expect(writesTo(registry)).toHaveLength(written);
});

test('without git the same files give the same digest, which leaves the version unchanged', async () => {
  await using app = await createApp();
  const call = { inputs: { image: `${registry.host}/acme/shop` }, workspace: app.folder, environment: tagPushed };
  const first = await runAction('build-push', call);
  const written = writesTo(registry).length;
  const second = await runAction('build-push', call);
  expect(second.outputs).toMatchObject({ image: first.outputs.image, pushed: 'false' });
  expect(second.outputs.result).toContain('"status":"unchanged"');
  expect(writesTo(registry)).toHaveLength(written);
});

test('refuses to give a version a second meaning, names both digests, and writes nothing', async () => {
  await using app = await createApp();
  const before = await app.commit();
  const call = { inputs: { image: `${registry.host}/acme/shop` }, workspace: app.folder, environment: tagPushed };
  const first = await runAction('build-push', call);
  await app.write({ 'public/index.html': '<h1>other</h1>' });
  const after = await app.commit(1_700_000_001);
  const written = writesTo(registry).length;
  const second = await runAction('build-push', call);
  const message = second.annotations[0]?.message ?? '';
  expect(second.annotations[0]?.properties.title).toBe('TAG_EXISTS');
  expect(message).toContain(`the registry has digest ${first.outputs.digest} (revision ${before})`);
  expect(message).toMatch(new RegExp(`this build has digest sha256:[a-f0-9]{64} \\(revision ${after}\\)`));
  expect(second).toMatchObject({ exitCode: 1, outputs: {} });
  expect(writesTo(registry)).toHaveLength(written);
});

test('a changed file makes the commit no proof: the image is built again, and says nothing of a revision', async () => {
  await using app = await createApp();
  await app.commit();
  await app.write({ untracked: '' });
  const call = { inputs: { image: `${registry.host}/acme/shop` }, workspace: app.folder, environment: tagPushed };
  const { outputs } = await runAction('build-push', call);
  expect(outputs.result).toContain('"revision":""');
});

test('lower-cases the path of an image with a notice, and pushes to several repositories', async () => {
  await using app = await createApp();
  const inputs = { image: `${registry.host}/Acme/Shop\n# a mirror\n${registry.host}/mirror/shop` };
  const { outputs, annotations } = await runAction('build-push', {
    inputs,
    workspace: app.folder,
    environment: tagPushed,
  });
  expect(annotations).toMatchObject([
    {
      level: 'notice',
      message: `Image "${registry.host}/Acme/Shop" is used as "${registry.host}/acme/shop": image paths have no upper case.`,
    },
  ]);
  expect(outputs.tags).toBe(`${registry.host}/acme/shop:1.2.3\n${registry.host}/mirror/shop:1.2.3`);
  expect(registry.manifest('mirror/shop', '1.2.3')?.digest).toBe(outputs.digest);
});

test.each(['assemble', 'buildah'].slice(0, requirePart(buildah()) ? scaled(1, 2) : 1))(
  'builds once with %s for several images: the same bytes, sent once to each registry',
  async (engine) => {
    await using app = await createApp();
    await using near = await startRegistry();
    await using far = await startRegistry();
    const image = [`${near.host}/acme/shop`, `${near.host}/mirror/shop`, `${far.host}/acme/shop`].join('\n');
    const call = { workspace: app.folder, environment: tagPushed };
    // one of them is ahead
    const ahead = { image: `${far.host}/acme/shop`, version: '2.0.0', 'moving-tags': 'latest', engine };
    await runAction('build-push', { ...call, inputs: ahead });
    const inputs = { image, engine, 'moving-tags': 'latest' };
    const { outputs, log } = await runAction('build-push', { ...call, inputs });
    const images: readonly { digest: string; tags: readonly { tag: string; state: string }[] }[] = Object.values(
      JSON.parse(outputs.result ?? '{}').images,
    );
    expect(images.map(({ digest }) => digest)).toEqual(Array(3).fill(outputs.digest));
    expect(images.map(({ tags }) => tags.map(({ tag, state }) => `${tag} ${state}`))).toEqual([
      ['1.2.3 created', 'latest created'],
      ['1.2.3 created', 'latest created'],
      ['1.2.3 created', 'latest kept'],
    ]);
    const same = near.manifest('acme/shop', '1.2.3')?.bytes;
    expect([near.manifest('mirror/shop', '1.2.3')?.bytes, far.manifest('acme/shop', '1.2.3')?.bytes]).toEqual([
      same,
      same,
    ]);
    expect(log.match(/Engine \w+ builds/g)).toHaveLength(1);
    const mounts = writesTo(near).filter((request) => request.includes('mount='));
    expect(mounts).toEqual(Array(2).fill(expect.stringMatching(/mirror\/shop.*from=acme%2Fshop 201$/)));
    expect(writesTo(near).filter((request) => /^PUT .*mirror\/shop\/blobs/.test(request))).toEqual([]);
  },
);

test('reads the version after a prefix, or from its input, and keeps build metadata in the tag', async () => {
  await using app = await createApp();
  const push = (inputs: Readonly<Record<string, string>>, GITHUB_REF: string) =>
    runAction('build-push', {
      inputs: { image: `${registry.host}/acme/shop`, ...inputs },
      workspace: app.folder,
      environment: { ...tagPushed, GITHUB_REF },
    });
  const prefixed = await push({ 'tag-prefix': 'shop/' }, 'refs/tags/shop/v2.0.0-rc.1');
  const given = await push({ version: '3.1.0+7' }, 'refs/heads/main');
  expect(prefixed.outputs).toMatchObject({ version: '2.0.0-rc.1', tag: '2.0.0-rc.1' });
  expect(given.outputs).toMatchObject({ version: '3.1.0+7', tag: '3.1.0_7' });
});

test('builds without pushing on a branch: no digest, no image, and not one request', async () => {
  await using app = await createApp();
  const sha = await app.commit();
  const inputs = { image: `${registry.host}/acme/shop`, push: 'false' };
  const environment = { ...tagPushed, GITHUB_REF: 'refs/heads/main' };
  const { outputs, exitCode } = await runAction('build-push', { inputs, workspace: app.folder, environment });
  expect(exitCode).toBe(0);
  expect(outputs).toMatchObject({
    image: '',
    digest: '',
    tags: '',
    pushed: 'false',
    version: '',
    tag: `sha-${sha.slice(0, 7)}`,
  });
  expect(outputs.result).toContain('"status":"built"');
  expect(registry.requests).toEqual([]);
});

test('hands build arguments, labels, target, Dockerfile and context on to the build', async () => {
  await using app = await createApp({
    'web/Web.Dockerfile':
      'ARG NOTE\nFROM scratch AS small\nARG NOTE\nLABEL note=$NOTE from=file\nCOPY index.html /\nFROM small\nRUN x\n',
    'web/index.html': 'x',
  });
  const inputs = {
    image: `${registry.host}/acme/shop`,
    context: 'web',
    file: 'web/Web.Dockerfile',
    target: 'small',
    'build-args': 'NOTE=a=b c',
    labels: 'from=input\norg.opencontainers.image.source=https://example.com',
  };
  const { exitCode } = await runAction('build-push', { inputs, workspace: app.folder, environment: tagPushed });
  const manifest = JSON.parse(Buffer.from(registry.manifest('acme/shop', '1.2.3')?.bytes ?? '').toString());
  const config = await fetch(`${registry.url}/v2/acme/shop/blobs/${manifest.config.digest}`);
  const { Labels } = JSON.parse(await config.text()).config;
  expect(exitCode).toBe(0);
  expect(Labels).toMatchObject({
    note: 'a=b c',
    from: 'input',
    'org.opencontainers.image.source': 'https://example.com',
  });
});

test('survives a registry that fails for a moment, and never sends a login to another registry', async () => {
  await using secured = await startRegistry({ auth: { kind: 'bearer', username: 'ci', password: 'secret-word-1' } });
  secured.fail({ match: /^PUT .*\/manifests\/1\.2\.3/, status: 503, headers: { 'retry-after': '0' } });
  await using app = await createApp();
  const inputs = {
    image: `${secured.host}/acme/shop\n${registry.host}/acme/shop`,
    username: 'ci',
    password: 'secret-word-1',
    'github-token': 'job-token-of-this-run',
  };
  const { exitCode, outputs, log } = await runAction('build-push', {
    inputs,
    workspace: app.folder,
    environment: tagPushed,
  });
  expect(exitCode).toBe(0);
  expect(secured.manifest('acme/shop', '1.2.3')?.digest).toBe(outputs.digest);
  expect(registry.requests.filter(({ authorization }) => authorization !== '')).toEqual([]);
  expect(log.replaceAll(/^::add-mask::.*$/gm, '')).not.toMatch(/secret-word-1|job-token/);
});
