import { expect, test } from 'vitest';
import { tableOf } from '../../../packages/toolchain/merge-keys/table.ts';

const meta = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';
const to = (name: string): { readonly $ref: string } => ({ $ref: `#/definitions/${name}` });
const kind = (version: string, name: string) => ({
  'x-kubernetes-group-version-kind': [{ group: 'apps', version, kind: name }],
});
const merged = (key: string, ...keys: readonly string[]) => ({
  type: 'array',
  'x-kubernetes-patch-strategy': 'merge,retainKeys',
  'x-kubernetes-patch-merge-key': key,
  'x-kubernetes-list-map-keys': [key, ...keys],
});

test('the table names what is merged, and says what two types have in common once', () => {
  const spec = {
    properties: {
      pod: to('io.k8s.api.core.v1.PodSpec'),
      selector: { ...to('x'), 'x-kubernetes-patch-strategy': 'replace' },
    },
  };
  const table = tableOf({
    definitions: {
      [meta]: { properties: { finalizers: { type: 'array', 'x-kubernetes-patch-strategy': 'merge' } } },
      'a.v1.Set': { ...kind('v1', 'Set'), properties: { metadata: to(meta), spec: to('a.v1.SetSpec') } },
      'a.v2.Set': { ...kind('v2', 'Set'), properties: { metadata: to(meta), spec: to('a.v2.SetSpec') } },
      'a.v1.Plain': { ...kind('v1', 'Plain'), properties: { metadata: to(meta) } },
      'a.v1.SetList': { ...kind('v1', 'SetList'), properties: { metadata: to('ListMeta'), items: { type: 'array' } } },
      'a.v1.SetSpec': spec,
      'a.v2.SetSpec': spec,
      'io.k8s.api.core.v1.PodSpec': {
        properties: { ports: { ...merged('port', 'protocol'), items: to('Port') }, args: { type: 'array' } },
      },
      Port: { properties: { byName: { additionalProperties: to(meta) }, args: { type: 'array' } } },
      x: { properties: { unreached: { type: 'array' } } },
    },
  });
  expect(table).toEqual({
    kinds: ['apps/v1 Set Plain', 'apps/v2 Set'],
    definitions: [
      'ObjectMeta finalizers[]',
      'PodSpec ports[port,protocol]:Port args[-]',
      'Port byName*ObjectMeta args[-]',
      'Set metadata:ObjectMeta spec:SetSpec',
      'SetSpec pod:PodSpec selector!',
    ],
  });
});
