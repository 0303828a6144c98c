import { expect, test } from 'vitest';
import { runAction } from '../../sandbox/action-process.ts';
import { workspaceOf } from './workspace.ts';

const digest = `sha256:${'b'.repeat(64)}`;
const image = `ghcr.io/acme/shop:1.4.2@${digest}`;

const files = {
  'apps/shop/deployment.yaml':
    '# shop\r\napiVersion: apps/v1\r\nkind: Deployment\r\nmetadata:\r\n  name: shop\r\nspec:\r\n  replicas: 1\r\n  template:\r\n    spec:\r\n      containers:\r\n      - name: shop\r\n        image: "ghcr.io/acme/shop:1.4.1" # bumped by CI',
  'apps/shop/values.yaml': 'image:\n  repository: ghcr.io/acme/shop\n  tag: "1.4.1"\n  digest: ""\n',
  'apps/shop/kustomization.yaml': 'images:\n- name: ghcr.io/acme/shop\n  newTag: 1.4.1\n',
  'apps/other.yaml': 'image: ghcr.io/acme/other:1\n',
  'README.md': 'image: ghcr.io/acme/shop:1.4.1\n',
};

const patched = {
  ...files,
  'apps/shop/deployment.yaml': files['apps/shop/deployment.yaml']
    .replace('ghcr.io/acme/shop:1.4.1', image)
    .replace('replicas: 1', 'replicas: 3'),
  'apps/shop/values.yaml': `image:\n  repository: ghcr.io/acme/shop\n  tag: "1.4.2"\n  digest: "${digest}"\n`,
  'apps/shop/kustomization.yaml': `images:\n- name: ghcr.io/acme/shop\n  newTag: 1.4.2\n  digest: ${digest}\n`,
};

const inputs = { path: 'apps', image, set: '[deployment/shop]\nspec.replicas = 3' };

test('an image and a value are set in every kind of file, byte by byte, and reported', async () => {
  await using workspace = await workspaceOf(files);
  const { exitCode, outputs, summary, annotations, log } = await runAction('patch-manifests', {
    inputs,
    workspace: workspace.path,
  });

  expect(log).not.toContain('::error');
  expect(exitCode).toBe(0);
  expect(await workspace.contents()).toEqual(patched);
  expect(outputs).toMatchObject({
    changed: 'true',
    files: '["apps/shop/deployment.yaml","apps/shop/kustomization.yaml","apps/shop/values.yaml"]',
    diff: expect.stringContaining('--- a/apps/shop/deployment.yaml\n+++ b/apps/shop/deployment.yaml\n'),
  });
  const report = JSON.parse(outputs.changes ?? '');
  expect(report).toMatchObject({ version: 1, truncated: 0, skipped: [] });
  expect(
    report.changes.map(({ file, path, line, by }: Record<string, unknown>) => `${file}:${line} ${path} ${by}`),
  ).toEqual([
    'apps/shop/deployment.yaml:7 spec.replicas set',
    'apps/shop/deployment.yaml:12 spec.template.spec.containers[name=shop].image image',
    'apps/shop/kustomization.yaml:3 images[name=ghcr.io/acme/shop].newTag image',
    'apps/shop/kustomization.yaml:4 images[name=ghcr.io/acme/shop].digest image',
    'apps/shop/values.yaml:3 image.tag image',
    'apps/shop/values.yaml:4 image.digest image',
  ]);
  expect(annotations).toHaveLength(6);
  expect(annotations[0]).toMatchObject({
    level: 'notice',
    properties: { file: 'apps/shop/deployment.yaml', line: '7' },
    message: 'spec.replicas: 1 → 3',
  });
  expect(summary).toContain('| File | Object | Path | Old | New |');
  expect(summary).toContain('| `apps/shop/deployment.yaml:7` | `Deployment shop` | `spec.replicas` | `1` | `3` |');
});

test('a second run changes nothing and succeeds', async () => {
  await using workspace = await workspaceOf(patched);
  const { exitCode, outputs, summary } = await runAction('patch-manifests', { inputs, workspace: workspace.path });
  expect(exitCode).toBe(0);
  expect(outputs).toMatchObject({ changed: 'false', files: '[]', diff: '' });
  expect(JSON.parse(outputs.changes ?? '').skipped).toHaveLength(6);
  expect(summary).toContain('Every value is as wanted already');
  expect(await workspace.contents()).toEqual(patched);
});

test('a check writes nothing, sets every output and fails where something would change', async () => {
  await using workspace = await workspaceOf(files);
  const check = { ...inputs, check: 'true' };
  const { exitCode, outputs, summary, annotations } = await runAction('patch-manifests', {
    inputs: check,
    workspace: workspace.path,
  });
  expect(exitCode).toBe(1);
  expect(await workspace.contents()).toEqual(files);
  expect(outputs).toMatchObject({ changed: 'true', diff: expect.stringContaining('+  replicas: 3') });
  expect(JSON.parse(outputs.files ?? '')).toHaveLength(3);
  expect(JSON.parse(outputs.changes ?? '').changes).toHaveLength(6);
  expect(annotations.find(({ level }) => level === 'error')).toMatchObject({
    message:
      'Checking the manifests found 6 values to change in apps/shop/deployment.yaml, apps/shop/kustomization.yaml, apps/shop/values.yaml.\nNothing was written. Run the step without `check` and commit the result.',
    properties: { title: 'WOULD_CHANGE', file: 'apps/shop/deployment.yaml', line: '7' },
  });
  expect(summary).toContain('This was a check: nothing was written.');
});

test('a check of what is as wanted succeeds', async () => {
  await using workspace = await workspaceOf(patched);
  const check = { ...inputs, check: 'true' };
  const { exitCode, outputs } = await runAction('patch-manifests', { inputs: check, workspace: workspace.path });
  expect([exitCode, outputs.changed]).toEqual([0, 'false']);
});

test.each(['false', 'true'])(
  'at most ten annotations, warnings first; the summary has it all (check: %s)',
  async (check) => {
    const many = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`${index}.yaml`, 'image: acme/shop:1\n']),
    );
    await using workspace = await workspaceOf(many);
    const { annotations, summary } = await runAction('patch-manifests', {
      inputs: { image: `acme/shop:2@${digest}`, check },
      workspace: workspace.path,
    });
    expect(annotations).toHaveLength(10);
    expect(annotations[0]).toMatchObject({ level: 'warning', message: expect.stringContaining('cannot be told') });
    expect(annotations.at(-1)?.level).toBe(check === 'true' ? 'error' : 'notice');
    expect(summary.match(/^\| `\d+\.yaml:1`/gm)).toHaveLength(12);
    expect(summary).toContain('cannot be told');
  },
);

test('what is excluded stays, an older version is refused, and what is missing is tolerated if asked', async () => {
  await using workspace = await workspaceOf({
    Kustomization: 'images:\n- name: acme/shop\n  newTag: 1.4.1\n',
    'test/a.yaml': 'image: acme/shop:2.0.0\n',
  });
  const run = (inputs: Readonly<Record<string, string>>): ReturnType<typeof runAction> =>
    runAction('patch-manifests', { inputs, workspace: workspace.path });
  const asked = { image: `acme/shop:1.4.2@${digest}` };
  expect((await run(asked)).annotations).toMatchObject([
    { level: 'error', properties: { title: 'DOWNGRADE', file: 'test/a.yaml' } },
  ]);
  expect((await run({ ...asked, exclude: 'test' })).outputs.files).toBe('["Kustomization"]');
  expect(await workspace.contents()).toEqual({
    Kustomization: `images:\n- name: acme/shop\n  newTag: 1.4.2\n  digest: ${digest}\n`,
    'test/a.yaml': 'image: acme/shop:2.0.0\n',
  });
  const missing = await run({ image: `acme/web:1@${digest}`, 'on-missing': 'warn', path: 'test' });
  expect([missing.exitCode, missing.outputs.changed]).toEqual([0, 'false']);
  expect(missing.annotations).toMatchObject([{ level: 'warning' }]);
});

test('the values of a Secret are written and never shown', async () => {
  await using workspace = await workspaceOf({
    's.yaml': 'kind: Secret\nstringData:\n  password: hunter2\n  other: hunter3\n',
  });
  const { outputs, summary, log } = await runAction('patch-manifests', {
    inputs: { set: 'stringData.password = swordfish' },
    workspace: workspace.path,
  });
  expect(await workspace.contents()).toEqual({
    's.yaml': 'kind: Secret\nstringData:\n  password: swordfish\n  other: hunter3\n',
  });
  expect(`${JSON.stringify(outputs)}${summary}${log}`).not.toMatch(/hunter|swordfish/);
  expect(outputs.diff).toContain('+  password: *** (after)');
});
