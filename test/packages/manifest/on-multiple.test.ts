import { expect, test } from 'vitest';
import { diffLines, edit, refusal } from './edit-texts.ts';

const deployment = (name: string): string =>
  `kind: Deployment\nmetadata:\n  name: ${name}\nspec:\n  replicas: 1\n  containers: [{name: a, tier: x}, {name: b, tier: x}]\n`;
const texts = {
  'a.yaml': `${deployment('web')}---\n${deployment('api')}`,
  'b.yaml': 'kind: Service\nmetadata: {name: web}\n',
};
const all = 'all';

test('a line of set changes every document that fits, if asked', () => {
  const set = '[deployment/*]\nspec.replicas = 3';
  expect(refusal(() => edit(texts, { set })).code).toBe('SEVERAL_MATCHES');
  expect(diffLines(edit(texts, { set, 'on-multiple': all }))).toEqual([
    '-  replicas: 1',
    '+  replicas: 3',
    '-  replicas: 1',
    '+  replicas: 3',
  ]);
});

test('a filter fits every element, if asked', () => {
  const asked = { set: '[deployment/web]\nspec.containers[tier=x].name = c' };
  expect(refusal(() => edit(texts, asked)).code).toBe('SEVERAL_MATCHES');
  expect(edit(texts, { ...asked, 'on-multiple': all }).changes.map(({ old }) => old)).toEqual(['a', 'b']);
});

test('a document without the key is a miss of its own', () => {
  const set = 'spec.replicas = 3';
  expect(refusal(() => edit(texts, { set, 'on-multiple': all })).code).toBe('NO_MATCH');
  const { changes, warnings } = edit(texts, { set, 'on-multiple': all, 'on-missing': 'warn' });
  expect(changes).toHaveLength(2);
  expect(warnings).toMatchObject([{ level: 'warning', message: expect.stringContaining('Service web (b.yaml:1)') }]);
});

test('a patch is applied to every document that fits, if asked', () => {
  const asked = { patch: 'spec: {replicas: 3}', target: 'deployment/*' };
  expect(refusal(() => edit(texts, asked)).code).toBe('SEVERAL_MATCHES');
  expect(edit(texts, { ...asked, 'on-multiple': all }).changes.map(({ document }) => document.name)).toEqual([
    'web',
    'api',
  ]);
});
