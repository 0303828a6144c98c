import { expect, test } from 'vitest';
import { digestB, edit, editText, refusal } from './edit-texts.ts';

const image = `ghcr.io/acme/shop:1.4.2@${digestB}`;
const list = `apiVersion: v1
kind: List
items:
# the shop
- apiVersion: apps/v1
  kind: Deployment
  metadata: {name: shop, namespace: prod, labels: {tier: front}}
  spec:
    replicas: 1 # few
    template:
      spec:
        containers:
        - name: shop
          image: ghcr.io/acme/shop:1.4.1
        - name: proxy
          image: envoy:1
- apiVersion: v1
  kind: Secret
  metadata: {name: shop}
  stringData: {password: old}
- apiVersion: source.toolkit.fluxcd.io/v1
  kind: OCIRepository
  metadata: {name: charts}
  spec:
    url: oci://ghcr.io/acme/shop
    ref: {tag: 1.4.1}
- apiVersion: v1
  kind: ConfigMap
  metadata: {name: shop}
  data:
    values.yaml: |
      image: ghcr.io/acme/shop:1.4.1
`;

const paths = ({ changes }: ReturnType<typeof edit>): readonly string[] =>
  changes.map(({ document: { kind, name }, path, line }) => `${kind}/${name} ${path} ${line}`);

test('an object in a List is meant by its kind and name, and its paths begin with it', () => {
  const set =
    '[deployment/shop -n prod]\nspec.replicas = 3\n[cm/shop]\ndata["values.yaml"]|tag := 1\n[-l tier=front]\nspec.paused := true\n';
  const result = edit({ 'a.yaml': list }, { set });
  const text = list.replace('replicas: 1', 'replicas: 3').replace('envoy:1\n', 'envoy:1\n    paused: true\n');
  expect(result.files[0]?.text).toBe(`${text}      tag: 1\n`);
  expect(paths(result)).toEqual([
    'Deployment/shop spec.replicas 9',
    'Deployment/shop spec.paused 17',
    'ConfigMap/shop data."values.yaml"|tag 34',
  ]);
});

test('a strategic patch merges an object in a List by the keys of its own kind', () => {
  const patch =
    '{apiVersion: apps/v1, kind: Deployment, metadata: {name: shop}, spec: {template: {spec: {containers: [{name: proxy, image: "envoy:2"}]}}}}';
  const result = edit({ 'a.yaml': list }, { patch });
  expect(result.files[0]?.text).toBe(list.replace('envoy:1', 'envoy:2'));
  expect(paths(result)).toEqual(['Deployment/shop spec.template.spec.containers[name=proxy].image 16']);
});

test('an image is set in every object of a List, as it is in a file of its own', () => {
  const result = edit({ 'a.yaml': list }, { image });
  expect(paths(result)).toEqual([
    'Deployment/shop spec.template.spec.containers[name=shop].image 14',
    'OCIRepository/charts spec.ref.tag 26',
    'OCIRepository/charts spec.ref.digest 26',
    'ConfigMap/shop data."values.yaml"|image 32',
  ]);
});

test('the List as a whole is meant by its file', () => {
  expect(editText(list, { set: '[-f app.yaml]\nitems[kind=Deployment].spec.replicas = 3' })).toBe(
    list.replace('replicas: 1', 'replicas: 3'),
  );
  expect(editText(list, { set: 'items[kind=Deployment].spec.replicas = 3' })).toContain('replicas: 3');
});

test('several objects that fit are refused, and the values of a Secret stay hidden', () => {
  expect(refusal(() => editText(list, { set: '[*/shop]\nx := 1' })).code).toBe('SELECTOR_INVALID');
  expect(refusal(() => editText(`${list}---\n${list}`, { set: '[secret/shop]\nx := 1' })).code).toBe('SEVERAL_MATCHES');
  const { changes, diff } = edit({ 'a.yaml': list }, { set: '[secret/shop]\nstringData.password = hunter2' });
  expect(changes).toMatchObject([{ path: 'stringData.password', old: '***', new: '***' }]);
  expect(diff).not.toMatch(/hunter2|: old/);
});

test('a List whose values aliases repeat stays whole', () => {
  const shared = 'kind: List\nitems:\n- kind: A\n  x: &x 1\n- kind: B\n  x: *x\n';
  expect(refusal(() => editText(shared, { set: '[a/*]\nx = 2' })).code).toBe('NO_MATCH');
  expect(refusal(() => editText(shared, { set: 'items[0].x = 2' })).code).toBe('ALIAS_FAN_OUT');
});
