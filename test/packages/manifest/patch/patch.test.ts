import { expect, test } from 'vitest';
import { type Asked, diffLines, edit, editText, refusal } from '../edit-texts.ts';

const deployment = `# the shop
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  replicas: 2 # two is enough
  template:
    spec:
      containers:
        - name: app
          image: ghcr.io/acme/web:1.4.1
          args: ["--port", "8080"]
          env:
            - name: LOG_LEVEL
              value: info # quiet
            - {name: REGION, value: eu}
          ports:
            - containerPort: 53
              protocol: UDP
            - containerPort: 53
              protocol: TCP
        - name: proxy # keep last
          image: ghcr.io/acme/proxy:2
`;

const service =
  'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  ports:\n  - port: 80\n    targetPort: 8080\n';

const container = (text: string): string => `spec: {template: {spec: {containers: [${text}]}}}`;

const strategic: readonly (readonly [string, string, readonly string[]])[] = [
  ['a scalar', 'spec: {replicas: 3}', ['-  replicas: 2 # two is enough', '+  replicas: 3 # two is enough']],
  [
    'one value of one element, by its key',
    container('{name: app, env: [{name: LOG_LEVEL, value: debug}]}'),
    ['-              value: info # quiet', '+              value: debug # quiet'],
  ],
  [
    'one element less',
    container('{name: app, env: [{name: REGION, $patch: delete}]}'),
    ['-            - {name: REGION, value: eu}'],
  ],
  [
    'one element more, in front, as kubectl puts it',
    container('{name: app, env: [{name: DEBUG, value: "true"}]}'),
    ['+            - name: DEBUG', '+              value: "true"'],
  ],
  [
    'a list that is replaced whole',
    container('{name: app, args: ["--port", "9090"]}'),
    ['-          args: ["--port", "8080"]', '+          args: ["--port", "9090"]'],
  ],
  [
    'the one of two elements that share the key of kubectl, by the keys of server-side apply',
    container('{name: app, ports: [{containerPort: 53, protocol: TCP, name: dns-tcp}]}'),
    ['+              name: dns-tcp'],
  ],
  ['a key less', 'spec: {replicas: null}', ['-  replicas: 2 # two is enough']],
];

test.each(strategic)('a strategic patch changes %s and nothing else', (_, patch, lines) => {
  const result = edit({ 'web.yaml': deployment }, { patch });
  expect(diffLines(result)).toEqual(lines);
  const again = edit({ 'web.yaml': result.files[0]?.text ?? '' }, { patch });
  expect(again.files).toEqual([]);
});

test('what a patch changes is reported by paths that can be used again', () => {
  const patch = container('{name: app, image: "ghcr.io/acme/web:2", env: [{name: DEBUG, value: "on"}]}');
  const { changes, warnings } = edit({ 'web.yaml': deployment }, { patch });
  expect(changes.map(({ path, op, line, by, old, new: value }) => ({ path, op, line, by, old, value }))).toEqual([
    {
      path: 'spec.template.spec.containers[name=app].image',
      op: 'replace',
      line: 13,
      by: 'patch',
      old: 'ghcr.io/acme/web:1.4.1',
      value: 'ghcr.io/acme/web:2',
    },
    {
      path: 'spec.template.spec.containers[name=app].env[name=DEBUG]',
      op: 'add',
      line: 16,
      by: 'patch',
      old: undefined,
      value: { name: 'DEBUG', value: 'on' },
    },
  ]);
  expect(warnings).toEqual([
    {
      level: 'notice',
      message:
        'The patch adds spec.template.spec.containers[name=app].env[name=DEBUG] to Deployment shop/web (web.yaml:2): the list had no such element.',
      at: { file: 'web.yaml', line: 16 },
    },
  ]);
});

test('a patch changes the one document it is for, and never another in the same file', () => {
  const text = `${deployment}---\n${service}`;
  const own = 'kind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80, targetPort: http}]}';
  expect(diffLines(edit({ 'all.yaml': text }, { patch: own }))).toEqual([
    '-    targetPort: 8080',
    '+    targetPort: http',
  ]);
  const bare = 'metadata: {labels: {tier: web}}';
  expect(refusal(() => edit({ 'all.yaml': text }, { patch: bare })).code).toBe('SEVERAL_MATCHES');
  for (const target of ['svc/web', '[services/we*]', '-d 1', 'service/web -f *.yaml']) {
    const { changes } = edit({ 'all.yaml': text }, { patch: bare, target });
    expect(changes.map(({ document, path }) => `${document.kind} ${path}`)).toEqual(['Service metadata.labels']);
  }
  expect(refusal(() => edit({ 'all.yaml': text }, { patch: bare, target: 'sts/web' })).code).toBe('NO_MATCH');
});

test('several patches are applied in order, each to its document', () => {
  const patch = 'kind: Deployment\nspec: {replicas: 3}\n---\n{"kind": "Service", "spec": {"type": "NodePort"}}\n';
  const result = edit({ 'web.yaml': deployment, 'service.yaml': service }, { patch });
  expect(diffLines(result)).toEqual([
    '-  replicas: 2 # two is enough',
    '+  replicas: 3 # two is enough',
    '+  type: NodePort',
  ]);
});

test('the target also says which document the lines of set are about', () => {
  const text = `${deployment}---\n${service}`;
  const result = edit({ 'all.yaml': text }, { set: 'metadata.name = shop', target: 'service/web' });
  expect(result.changes.map(({ document }) => document.kind)).toEqual(['Service']);
});

test('a merge patch replaces lists and removes what is null', () => {
  const patch = 'spec: {ports: [{port: 443}], type: null}';
  expect(editText(service, { patch, 'patch-type': 'merge' })).toBe(
    'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  ports:\n  - port: 443\n',
  );
});

test('a JSON patch is applied whole, integers beyond 2^53 included', () => {
  const text = 'a: 9007199254740993\nlist:\n- 1 # one\n- 2\n- 3\n';
  const patch = JSON.stringify([
    { op: 'remove', path: '/list/1' },
    { op: 'copy', from: '/a', path: '/b' },
    { op: 'add', path: '/list/-', value: 4 },
  ]);
  expect(editText(text, { patch })).toBe('a: 9007199254740993\nlist:\n- 1 # one\n- 3\n- 4\nb: 9007199254740993\n');
  const failing = '[{op: replace, path: /list/0, value: 9}, {op: test, path: /list/1, value: 0}]';
  expect(refusal(() => editText(text, { patch: failing }))).toMatchObject({
    code: 'PATCH_INVALID',
    message: expect.stringContaining('operation 1 (test "/list/1") finds another value than the one it tests for'),
  });
});

const rollout = (kind = 'Rollout'): string => `apiVersion: argoproj.io/v1alpha1
kind: ${kind}
metadata:
  name: web
spec:
  template:
    spec:
      containers:
      - name: app
        image: a:1
      - name: sidecar
        image: b:1
  servers:
  - name: http
    port: 80
  - name: dns
    port: 53
`;

test('a pod template in a custom resource is merged as in a Deployment', () => {
  const patch = container('{name: app, image: "a:2"}');
  expect(diffLines(edit({ 'a.yaml': rollout() }, { patch }))).toEqual(['-        image: a:1', '+        image: a:2']);
});

const servers = 'spec: {servers: [{name: dns, port: 5353}]}';
const definition = (list: string): string => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: rollouts.argoproj.io}
spec:
  group: argoproj.io
  names: {kind: Rollout}
  versions:
  - name: v1alpha1
    schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {servers: ${list}}}}}}
`;
const changed = ['-    port: 53', '+    port: 5353'];

test('other lists of a custom resource are merged only where something says by which key', () => {
  const files = { 'a.yaml': rollout() };
  expect(refusal(() => edit(files, { patch: servers }))).toMatchObject({
    code: 'PATCH_AMBIGUOUS',
    message: expect.stringContaining('nothing says by which key the elements of the list spec.servers are merged'),
    hint: expect.stringContaining('key-map (spec.servers = name'),
  });
  expect(diffLines(edit(files, { patch: servers, 'key-map': 'spec.servers = name' }))).toEqual(changed);
  const list = '{type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [name], items: {type: object}}';
  const withDefinition = { ...files, 'crd.yaml': definition(list) };
  expect(diffLines(edit(withDefinition, { patch: servers, target: 'rollout/web' }))).toEqual(changed);
  const silent = { ...files, 'crd.yaml': definition('{type: array, items: {type: object}}') };
  expect(refusal(() => edit(silent, { patch: servers, target: 'rollout/web' })).code).toBe('PATCH_AMBIGUOUS');
  expect(diffLines(edit(files, { patch: servers, 'patch-type': 'merge' }))).toHaveLength(4);
});

const gateway = `apiVersion: example.com/v1
kind: Gateway
metadata: {name: web}
spec:
  hosts: [a.example.com, b.example.com]
  ports:
  - {port: 53, protocol: UDP, name: dns}
  - {port: 53, name: dns-tcp}
`;
const more =
  'spec: {hosts: [c.example.com, a.example.com], ports: [{port: 53, protocol: TCP, name: tcp}, {port: 80, name: http}]}';

test.each([
  [
    'spec.hosts = set\nspec.ports = port,protocol',
    'hosts: [c.example.com, a.example.com, b.example.com]',
    'dns',
    'tcp',
    'http',
  ],
  ['spec.hosts = atomic\nspec.ports = name', 'hosts: [c.example.com, a.example.com]', 'tcp', 'http', 'dns', 'dns-tcp'],
])('the key map "%s" says how lists are merged', (map, hosts, ...names) => {
  const text = editText(gateway, { patch: more, 'key-map': map });
  expect(text).toContain(`  ${hosts}\n`);
  expect([...text.matchAll(/name: ([a-z-]+)\b/g)].map(([, name]) => name).slice(1)).toEqual(names);
});

const orders: readonly (readonly [string, string, string])[] = [
  ['list: [a, b]', '[{op: move, from: /list/1, path: /list/0}]', 'list: [b, a]'],
  [
    'list: []',
    '[{op: add, path: /list/0, value: {name: x}}, {op: add, path: /list/1, value: z}]',
    'list: [{name: x}, z]',
  ],
  ['map: {}', '[{op: add, path: /map/a, value: 1}, {op: add, path: /map/b, value: [2]}]', 'map: {a: 1, b: [2]}'],
  ['list:\n- x # one\n- y', '[{op: replace, path: /list, value: [p, q, r]}]', 'list:\n- p # one\n- q\n- r'],
  [
    'list:\n- name: x\n  a: 1 # one\n- name: y',
    '[{op: replace, path: /list/0/name, value: z}]',
    'list:\n- name: z\n  a: 1 # one\n- name: y',
  ],
  ['a: 1 # one\nb: 2', '[{op: move, from: /a, path: /c}]', 'b: 2\nc: 1'],
];

test.each(orders)('%j patched by %s', (before, patch, after) => {
  expect(editText(`${before}\n`, { patch })).toBe(`${after}\n`);
});

const refused: readonly (readonly [string, Asked, string, string])[] = [
  ['no YAML', { patch: 'spec: [' }, 'PATCH_INVALID', 'Reading the patch failed at the input "patch":1'],
  ['a single value', { patch: 'spec' }, 'PATCH_INVALID', 'it is a single value'],
  ['a mapping that is to be operations', { patch: 'a: 1', 'patch-type': 'json' }, 'PATCH_INVALID', 'it is a mapping'],
  ['operations that are to be merged', { patch: '[]', 'patch-type': 'merge' }, 'PATCH_INVALID', 'it is a list'],
  ['an unknown directive', { patch: 'spec: {$patch: merge}' }, 'PATCH_INVALID', '$patch: merge is no directive'],
  [
    'an element without its key',
    { patch: container('\n  {image: "a:1"}') },
    'PATCH_INVALID',
    'Applying the patch at the input "patch":2:3 to Deployment shop/web (web.yaml:2) failed: an element does not contain declared merge key name',
  ],
  [
    'an element that could be two',
    { patch: container('{name: app, ports: [{containerPort: 53, name: dns}]}') },
    'PATCH_AMBIGUOUS',
    'several elements of the list are [containerPort=53,protocol=]',
  ],
  [
    'a directive where a list is replaced',
    { patch: container('{name: app, args: [{$patch: delete}]}') },
    'PATCH_INVALID',
    'a directive of the patch would end up in the manifest',
  ],
  [
    'an index with a leading zero',
    { patch: '[{op: remove, path: /spec/template/spec/containers/01}]' },
    'PATCH_INVALID',
    '"01" is no index',
  ],
  [
    'a prototype',
    { patch: '[{op: add, path: /__proto__/a, value: 1}]' },
    'PATCH_INVALID',
    'prototypes cannot be patched',
  ],
  [
    'a document that vanishes',
    { patch: '[{op: remove, path: ""}]' },
    'PATCH_INVALID',
    'nothing would remain of Deployment shop/web',
  ],
  ['an unknown type', { patch: 'a: 1', 'patch-type': 'yaml' }, 'INPUT_INVALID', 'one of auto, strategic, merge, json'],
  [
    'a target that is none',
    { patch: 'a: 1', target: 'web' },
    'INPUT_INVALID',
    'one target like deployment/web -n prod',
  ],
  ['a key map that is none', { patch: 'a: 1', 'key-map': 'spec.servers' }, 'INPUT_INVALID', 'path.to.list = key'],
];

test.each(refused)('%s is refused', (_, asked, code, message) => {
  const error = refusal(() => edit({ 'web.yaml': deployment }, asked));
  expect(error.message).toContain(message);
  expect(error.code).toBe(code);
});

test('values of a Secret are hidden in what is reported of a patch', () => {
  const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData:\n  token: kipper\n';
  const { changes, diff, files } = edit(
    { 's.yaml': secret },
    { patch: 'stringData: {token: swordfish, more: herring}' },
  );
  expect(files[0]?.text).toContain('swordfish');
  expect(JSON.stringify(changes) + diff).not.toMatch(/swordfish|herring|kipper/);
});
