import { describe, expect, it } from 'vitest';
import { type Discovery, type PlacedObject, placeObjects, readObjects } from '#cluster';

const namespaced = new Set(['Secret', 'Service', 'ConfigMap']);
const discovery: Discovery = {
  find: async ({ group, version, kind }) =>
    group === 'unknown.example.com'
      ? undefined
      : { group, version, kind, plural: `${kind.toLowerCase()}s`, namespaced: namespaced.has(kind) },
  refresh: async () => undefined,
  all: async () => [],
  preferred: async () => undefined,
};
const placed = (text: string): Promise<readonly PlacedObject[]> =>
  placeObjects(discovery, readObjects({ path: 'a.yaml', text }), 'shop');
const sent = async (text: string): Promise<unknown> => JSON.parse(JSON.stringify((await placed(text))[0]?.object));

describe('what is sent', () => {
  it.each<[string, string, object]>([
    [
      'lacks what only the server writes',
      '{apiVersion: v1, kind: ConfigMap, metadata: {name: a, uid: x, resourceVersion: "1", creationTimestamp: null}, status: {}}',
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'shop' } },
    ],
    [
      'has no namespace where the kind has none, and its own where it names one',
      '{apiVersion: v1, kind: Namespace, metadata: {name: a, namespace: wrong}}',
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a' } },
    ],
    [
      'has a Secret in base64 alone',
      '{apiVersion: v1, kind: Secret, metadata: {name: a, namespace: own}, data: {a: eA==}, stringData: {b: z}}',
      { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a', namespace: 'own' }, data: { a: 'eA==', b: 'eg==' } },
    ],
    [
      'names the protocol of every port, on which lists are merged',
      '{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {ports: [{port: 1}, {port: 2, protocol: UDP}]}}',
      {
        ...{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'a', namespace: 'shop' } },
        spec: {
          ports: [
            { port: 1, protocol: 'TCP' },
            { port: 2, protocol: 'UDP' },
          ],
        },
      },
    ],
    [
      "leaves out a placeholder of a conversion's authority",
      '{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: a}, spec: {conversion: {webhook: {clientConfig: {caBundle: Cg==, url: x}}}}}',
      {
        ...{ apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: 'a' } },
        spec: { conversion: { webhook: { clientConfig: { url: 'x' } } } },
      },
    ],
  ])('%s', async (_, text, expected) => {
    expect(await sent(text)).toEqual(expected);
  });

  it('keeps whole numbers that no JavaScript number holds', async () => {
    const [object] = await placed(
      '{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, spec: {large: 9223372036854775807}}',
    );
    expect(JSON.stringify(object?.object)).toContain('"large":9223372036854775807');
  });
});

describe('objects', () => {
  it('come out of lists, and of kinds that a definition among them brings', async () => {
    const text = `
apiVersion: v1
kind: List
items: [{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}]
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: things.unknown.example.com}
spec:
  group: unknown.example.com
  scope: Namespaced
  names: {kind: Thing, plural: things}
  versions: [{name: v1, served: true}]
---
{apiVersion: unknown.example.com/v1, kind: Thing, metadata: {name: b}}
`;
    expect((await placed(text)).map(({ key, isNewKind }) => [key, isNewKind])).toEqual([
      ['ConfigMap shop/a', false],
      ['CustomResourceDefinition.apiextensions.k8s.io things.unknown.example.com', false],
      ['Thing.unknown.example.com shop/b', true],
    ]);
  });

  it.each([
    [
      'twice the same',
      '{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: shop}}',
      'INPUT_INVALID',
    ],
    [
      'a kind that nobody knows',
      '{apiVersion: unknown.example.com/v1, kind: Thing, metadata: {name: a}}',
      'K8S_REFUSED',
    ],
    ['what is no object', 'a: 1', 'MANIFEST_UNPARSABLE'],
    ['one without a name', '{apiVersion: v1, kind: ConfigMap, metadata: {}}', 'MANIFEST_UNPARSABLE'],
  ])('are refused: %s', async (_, text, code) => {
    await expect((async () => placed(text))()).rejects.toMatchObject({ code });
  });
});
