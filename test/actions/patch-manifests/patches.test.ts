import { expect, test } from 'vitest';
import { runAction } from '../../sandbox/action-process.ts';
import { workspaceOf } from './workspace.ts';

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 1 # small
  template:
    spec:
      containers:
      - name: app
        image: a:1
`;
const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {type: ClusterIP}\n';
const files = { 'apps/web.yaml': `${deployment}---\n${service}`, 'apps/values.yaml': 'list: [1, 2]\n' };

test('patches of both inputs change their documents alone, and every change is reported', async () => {
  await using workspace = await workspaceOf({
    ...files,
    'apps/patches/sidecar.yaml':
      'kind: Deployment\nmetadata: {name: web}\nspec:\n  template:\n    spec:\n      containers:\n      - {name: proxy, image: "p:1"}\n',
    'type.json': '{"kind": "Service", "metadata": {"name": "web"}, "spec": {"type": "NodePort"}}',
  });
  const { exitCode, outputs, annotations, log } = await runAction('patch-manifests', {
    inputs: {
      path: 'apps',
      patch: 'kind: Deployment\nspec: {replicas: 3}\n',
      'patch-file': 'apps/patches/sidecar.yaml\ntype.json\n',
    },
    workspace: workspace.path,
  });
  expect(log).not.toContain('::error');
  expect(exitCode).toBe(0);
  const contents = await workspace.contents();
  expect(contents['apps/web.yaml']).toBe(
    files['apps/web.yaml']
      .replace('replicas: 1', 'replicas: 3')
      .replace('      - name: app', '      - name: proxy\n        image: p:1\n      - name: app')
      .replace('ClusterIP', 'NodePort'),
  );
  expect(outputs.files).toBe('["apps/web.yaml"]');
  const { changes } = JSON.parse(outputs.changes ?? '');
  expect(changes.map(({ line, path, op, by }: Record<string, unknown>) => `${line} ${op} ${path} ${by}`)).toEqual([
    '6 replace spec.replicas patch',
    '10 add spec.template.spec.containers[name=proxy] patch',
    '18 replace spec.type patch',
  ]);
  expect(annotations.map(({ message }) => message)).toContain(
    'The patch adds spec.template.spec.containers[name=proxy] to Deployment web (apps/web.yaml:1): the list had no such element.',
  );
});

test('a JSON patch changes the file that the target names', async () => {
  await using workspace = await workspaceOf(files);
  const inputs = {
    path: 'apps',
    patch: '[{"op": "add", "path": "/list/0", "value": 0}]',
    target: '-f apps/values.yaml',
  };
  const { exitCode } = await runAction('patch-manifests', { inputs, workspace: workspace.path });
  expect(exitCode).toBe(0);
  expect(await workspace.contents()).toEqual({ ...files, 'apps/values.yaml': 'list: [0, 1, 2]\n' });
});

const refusals: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
  ['fits no document', { patch: 'kind: Ingress\nspec: {}' }, /no document matches \[Ingress\/\*\]\. The closest:/],
  [
    'fits several',
    { patch: 'metadata: {name: web}' },
    /\[\*\/web\] matches several\. Found: Deployment web \(apps\/web\.yaml:1\), Service web/,
  ],
  ['says nothing about where', { patch: '[]' }, /nothing says which document is meant/],
  ['is in a file outside of the workspace', { 'patch-file': '../patch.yaml' }, /only files of the workspace are read/],
  ['is in a file that is not there', { 'patch-file': 'patch.yaml' }, /Reading "patch\.yaml" failed/],
];

test.each(refusals)('a patch that %s is refused, and nothing is written', async (_, asked, message) => {
  await using workspace = await workspaceOf(files);
  const { exitCode, annotations } = await runAction('patch-manifests', {
    inputs: { path: 'apps', ...asked },
    workspace: workspace.path,
  });
  expect(exitCode).toBe(1);
  expect(annotations.map(({ message: text }) => text).join('\n')).toMatch(message);
  expect(await workspace.contents()).toEqual(files);
});

test('what is wrong in a patch file is annotated there', async () => {
  const patchFile = 'kind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n      - image: b:1\n';
  await using workspace = await workspaceOf({ ...files, 'patch.yaml': patchFile });
  const { exitCode, annotations } = await runAction('patch-manifests', {
    inputs: { path: 'apps', 'patch-file': 'patch.yaml' },
    workspace: workspace.path,
  });
  expect(exitCode).toBe(1);
  expect(annotations).toContainEqual(
    expect.objectContaining({
      level: 'error',
      properties: expect.objectContaining({ file: 'patch.yaml', line: '6' }),
      message: expect.stringContaining('does not contain declared merge key name'),
    }),
  );
});
