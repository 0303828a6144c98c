import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runAction } from '../../sandbox/action-process.ts';
import { workspaceOf } from './workspace.ts';

const image = `ghcr.io/acme/shop:1.4.2@sha256:${'b'.repeat(64)}`;
const pod =
  'kind: Pod\nmetadata:\n  name: shop\nspec:\n  containers:\n  - name: shop\n    image: ghcr.io/acme/shop:1.4.1\n';
/** Would change if anything were written at all. */
const files = {
  'a.yaml': pod,
  'b.yaml': pod,
  'chart/templates/pod.yaml': `${pod}{{ end }}\n`,
  'broken.yaml': 'a: [1,\n]\n',
  'latin1.yaml': Buffer.from('a: caf\xe9\n', 'latin1'),
  'pinned.yaml': `image: ghcr.io/acme/shop:1@sha256:${'a'.repeat(64)}\n`,
  'anchor.yaml': 'a: &x ghcr.io/acme/shop:1\nimage: *x\nb: {image: ghcr.io/acme/shop:1}\n',
};

test.each<[string, Record<string, string>, string, string, Record<string, string>]>([
  [
    'an image that no manifest names',
    { path: 'a.yaml', image: 'ghcr.io/acme/store:1' },
    'NO_MATCH',
    'Setting ghcr.io/acme/store failed: no manifest names this image. The closest of those named: ghcr.io/acme/shop (a.yaml:7).',
    {},
  ],
  [
    'a key that does not exist',
    { path: 'a.yaml', image, set: 'spec.container[0].image = x' },
    'NO_MATCH',
    'Setting spec.container[0].image (line 1 of "set") failed: in Pod shop (a.yaml:1) it matches up to spec (a.yaml:4:1). The closest there: containers (a.yaml:5).',
    { file: 'a.yaml', line: '4', col: '1' },
  ],
  [
    'two documents that match',
    { path: 'a.yaml\nb.yaml', image, set: '[pod/shop]\nmetadata.name = x' },
    'SEVERAL_MATCHES',
    'Setting metadata.name (line 2 of "set") failed: [pod/shop] matches several. Found: Pod shop (a.yaml:1), Pod shop (b.yaml:1).',
    {},
  ],
  [
    'a template that is named',
    { path: 'a.yaml\nchart/templates/pod.yaml', image },
    'MANIFEST_TEMPLATE',
    'chart/templates/pod.yaml is a template, and only its rendered form is a manifest.',
    { file: 'chart/templates/pod.yaml', line: '8', col: '1' },
  ],
  [
    'a file that is no YAML',
    { path: 'a.yaml\nbroken.yaml', image },
    'MANIFEST_UNPARSABLE',
    'broken.yaml is no valid YAML: deficient indentation.',
    { file: 'broken.yaml', line: '2', col: '1' },
  ],
  ['a path that does not exist', { path: 'a.yaml\nc.yaml', image }, 'FILE_NOT_FOUND', 'Reading "c.yaml" failed', {}],
  [
    'a path out of the workspace',
    { path: 'a.yaml\n../c.yaml', image },
    'PATH_OUTSIDE_WORKSPACE',
    'Path "../c.yaml" was refused',
    {},
  ],
  [
    'a link out of the workspace',
    { path: 'a.yaml\nlink.yaml', image },
    'PATH_OUTSIDE_WORKSPACE',
    'Path "link.yaml" was refused',
    {},
  ],
  [
    'a file that is not UTF-8',
    { path: 'a.yaml\nlatin1.yaml', image },
    'FILE_NOT_TEXT',
    'Reading "latin1.yaml" failed: it is not valid UTF-8.',
    {},
  ],
  [
    'an image without digest over one with a digest',
    { path: 'a.yaml\npinned.yaml', image: 'ghcr.io/acme/shop:1.4.2' },
    'DIGEST_DROPPED',
    'Setting ghcr.io/acme/shop:1.4.2 at image in pinned.yaml was refused: the image there is pinned by digest, and the new one is not.',
    { file: 'pinned.yaml', line: '1' },
  ],
  [
    'a value that an alias repeats',
    { path: 'anchor.yaml', image, set: 'a = x' },
    'ALIAS_FAN_OUT',
    'Editing anchor.yaml failed: the value belongs to anchor "&x", which line 2 repeats.',
    { file: 'anchor.yaml', line: '1' },
  ],
  [
    'a number set to a text',
    { path: 'a.yaml', image, set: 'spec.n := 1\nspec.n = many' },
    'VALUE_INVALID',
    'Setting spec.n (line 2 of "set") failed: the value is no number in its usual notation, though a number belongs there.',
    {},
  ],
  [
    'a line of set that cannot be read',
    { path: 'a.yaml', image, set: 'spec..x = 1' },
    'SELECTOR_INVALID',
    'Reading line 1 of "set" failed after "spec.": expected a key (one with other characters than A-Z a-z 0-9 _ - / is quoted).',
    {},
  ],
  ['nothing to edit', { path: 'a.yaml' }, 'INPUT_INVALID', 'no input says what to edit', {}],
  ['an image that is none', { path: 'a.yaml', image: 'ghcr.io/Acme/shop:1' }, 'INPUT_INVALID', 'lower case', {}],
  [
    'a check that is neither true nor false',
    { path: 'a.yaml', image, check: 'maybe' },
    'INPUT_INVALID',
    'input "check": expected true or false',
    {},
  ],
])('%s fails the step and writes nothing', async (_name, inputs, code, message, properties) => {
  await using workspace = await workspaceOf(files);
  await using outside = await workspaceOf({ 'c.yaml': pod });
  await symlink(join(outside.path, 'c.yaml'), join(workspace.path, 'link.yaml'));
  const before = await workspace.contents();
  const { exitCode, annotations, outputs, summary } = await runAction('patch-manifests', {
    inputs,
    workspace: workspace.path,
  });

  expect(exitCode).toBe(1);
  expect(annotations.filter(({ level }) => level === 'error')).toHaveLength(1);
  expect(annotations.at(-1)).toMatchObject({
    message: expect.stringContaining(message),
    properties: { title: code, ...properties },
  });
  expect(summary).toContain(code);
  expect(outputs).toEqual({});
  expect(await workspace.contents()).toEqual(before);
  expect(Object.values(await outside.contents())).toEqual([pod]);
});

test('a template that a folder leads to is skipped and warned about, and the rest is edited', async () => {
  await using workspace = await workspaceOf({ 'a.yaml': pod, 'templates/pod.yaml': `${pod}{{ end }}\n` });
  const { exitCode, annotations, outputs } = await runAction('patch-manifests', {
    inputs: { image },
    workspace: workspace.path,
  });
  expect(exitCode).toBe(0);
  expect(await workspace.contents()).toEqual({
    'a.yaml': pod.replace('ghcr.io/acme/shop:1.4.1', image),
    'templates/pod.yaml': `${pod}{{ end }}\n`,
  });
  expect(annotations.filter(({ level }) => level === 'warning')).toMatchObject([
    {
      properties: { file: 'templates/pod.yaml', line: '8' },
      message: expect.stringContaining('It was left alone, though it holds "acme/shop".'),
    },
  ]);
  expect(JSON.parse(outputs.changes ?? '').skipped).toMatchObject([{ file: 'templates/pod.yaml', reason: 'template' }]);
});
