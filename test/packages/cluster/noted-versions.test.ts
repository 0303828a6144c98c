import { expect, test } from 'vitest';
import { isNotedInDropped, renotedFields } from '../../../packages/cluster/upgrade/noted-versions.ts';
import { transitionalDefinition } from '../../../packages/cluster/upgrade/storage-migration.ts';

const versions = { group: 'x.io', kept: new Set(['v1']), to: 'v1' };
const entry = (apiVersion: string, manager: string, fieldsV1: object, subresource?: string): object => ({
  ...{ manager, operation: 'Apply', apiVersion, fieldsType: 'FieldsV1', fieldsV1 },
  ...(subresource !== undefined && { subresource }),
});
const noted = (...managedFields: readonly object[]): object => ({ metadata: { managedFields } });

test('notes in a version that goes get the one that stays, and those of other groups stay as they are', () => {
  const object = noted(entry('x.io/v1beta1', 'a', { 'f:spec': {} }), entry('y.io/v1beta1', 'b', { 'f:b': {} }));
  expect(isNotedInDropped(object, versions)).toBe(true);
  const after = renotedFields(object, versions);
  expect(after).toEqual([entry('x.io/v1', 'a', { 'f:spec': {} }), entry('y.io/v1beta1', 'b', { 'f:b': {} })]);
  expect(isNotedInDropped(noted(...after), versions)).toBe(false);
});

test('a manager that is noted in both versions owns what it owned in either', () => {
  const before = noted(
    entry('x.io/v1beta1', 'a', { 'f:spec': { 'f:one': {}, 'f:list': { 'k:{"n":"1"}': { '.': {} } } } }),
    entry('x.io/v1', 'a', { 'f:spec': { 'f:two': {}, 'f:list': { 'k:{"n":"1"}': { 'f:n': {} } } } }),
    entry('x.io/v1beta1', 'a', { 'f:status': {} }, 'status'),
  );
  expect(renotedFields(before, versions)).toEqual([
    entry('x.io/v1', 'a', {
      'f:spec': { 'f:one': {}, 'f:list': { 'k:{"n":"1"}': { '.': {}, 'f:n': {} } }, 'f:two': {} },
    }),
    entry('x.io/v1', 'a', { 'f:status': {} }, 'status'),
  ]);
});

const definition = (conversion: unknown, ...names: readonly string[]) => ({
  ...{ apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: 'a' } },
  spec: {
    ...(conversion !== undefined && { conversion }),
    versions: names.map((name, at) => ({ name, served: true, storage: at === 0 })),
  },
});

test.each([
  ['the live one where it knows the version already', ['v1beta1', 'v1'], 'live'],
  ['the new one where only that knows it', ['v1beta1'], 'next'],
])('in between, versions are converted by %s', (_, live, expected) => {
  expect(transitionalDefinition(definition('live', ...live), definition('next', 'v1', 'v2')).spec).toEqual({
    conversion: expected,
    versions: [
      { name: 'v1', served: true, storage: true },
      { name: 'v2', served: true, storage: false },
      { name: 'v1beta1', served: true, storage: false },
    ],
  });
});
