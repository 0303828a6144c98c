import fc from 'fast-check';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

const text = fc.constantFrom('a', 'b', '1.20', 'on', 'x: y', '8080', 'ghcr.io/acme/web:1.4.2', '');
const labels = fc.dictionary(fc.constantFrom('app', 'tier', 'example.com/rev'), text, { noNullPrototype: true });
const finalizer = fc.constantFrom('a.io/x', 'a.io/y', 'a.io/z');

type Elements = fc.Arbitrary<JsonObject[]>;

/** A list whose elements have different values of the key. */
function listOf(
  key: string,
  names: readonly (string | number)[],
  rest: Readonly<Record<string, fc.Arbitrary<Json>>>,
): Elements {
  const element = fc.record({ [key]: fc.constantFrom(...names), ...rest }, { requiredKeys: [key] });
  return fc.uniqueArray(element, { selector: (each) => each[key], maxLength: 3 });
}

const lists = {
  env: listOf('name', ['LOG_LEVEL', 'REGION', 'DEBUG', 'PORT'], { value: text }),
  ports: listOf('containerPort', [53, 80, 443, 8080], { name: text, protocol: fc.constantFrom('TCP', 'UDP') }),
  volumeMounts: listOf('mountPath', ['/data', '/tmp', '/etc/app'], { name: text, readOnly: fc.boolean() }),
};

const containerFields = {
  image: text,
  args: fc.array(text, { maxLength: 3 }),
  resources: fc.record({ limits: labels }),
  ...lists,
};

const podFields = {
  containers: listOf('name', ['app', 'proxy', 'log', 'job'], containerFields),
  initContainers: listOf('name', ['wait', 'copy'], containerFields),
  volumes: listOf('name', ['data', 'tmp', 'conf'], { emptyDir: fc.record({ medium: text }, { requiredKeys: [] }) }),
  hostAliases: listOf('ip', ['10.0.0.1', '10.0.0.2'], { hostnames: fc.array(text, { maxLength: 2 }) }),
  tolerations: fc.array(fc.record({ key: text, operator: text }), { maxLength: 2 }),
  nodeSelector: labels,
};

const deploymentFields = {
  replicas: fc.nat(9),
  strategy: fc.record({ type: text, rollingUpdate: labels }, { requiredKeys: [] }),
  selector: fc.record({ matchLabels: labels }),
  template: fc.record(
    { metadata: fc.record({ labels }), spec: fc.record(podFields, { requiredKeys: [] }) },
    { requiredKeys: [] },
  ),
};

/** A Deployment of the given name. */
export function deployment(name: string): fc.Arbitrary<JsonObject> {
  const metadata = fc.record(
    { name: fc.constant(name), labels, finalizers: fc.uniqueArray(finalizer) },
    { requiredKeys: ['name'] },
  );
  return fc.record({
    apiVersion: fc.constant('apps/v1'),
    kind: fc.constant('Deployment'),
    metadata,
    spec: fc.record(deploymentFields, { requiredKeys: [] }),
  });
}

/** Turns part of an object into a strategic patch of another one: nulls, directives, orders. */
export const deploymentPatch: fc.Arbitrary<JsonObject> = fc
  .tuple(deployment('x'), fc.infiniteStream(fc.nat(99)))
  .map(([{ metadata, spec = {} }, dice]) => {
    const roll = (): number => dice.next().value ?? 99;
    const { finalizers, labels: own } = asObject(metadata);
    const meta = directed({ ...(finalizers && { finalizers }), ...(own && { labels: own }) }, roll);
    return { metadata: meta, spec: directed(asObject(spec), roll) };
  });

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function asObject(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !isList(value) ? value : {};
}

/** The lists that kubectl merges, and by which key. */
const mergeKeys: ReadonlyMap<string, string> = new Map([
  ['containers', 'name'],
  ['initContainers', 'name'],
  ['volumes', 'name'],
  ['env', 'name'],
  ['hostAliases', 'ip'],
  ['ports', 'containerPort'],
  ['volumeMounts', 'mountPath'],
]);

function directed(object: JsonObject, roll: () => number): JsonObject {
  const entries = Object.entries(object).flatMap(([key, value]): [string, Json][] => {
    if (roll() < 8) return [[key, null]];
    const mergeKey = mergeKeys.get(key);
    if (mergeKey !== undefined && isList(value)) {
      return directedList({ list: key, key: mergeKey }, value.map(asObject), roll);
    }
    if (key === 'finalizers' && roll() < 40) return [[`$deleteFromPrimitiveList/${key}`, value]];
    return [[key, isList(value) ? value : typeof value === 'object' ? directed(asObject(value), roll) : value]];
  });
  return Object.fromEntries(entries);
}

function directedList({ list, key }: List, elements: readonly JsonObject[], roll: () => number): [string, Json][] {
  const patched = elements.map((element): JsonObject => {
    const name = { [key]: element[key] ?? null };
    return roll() < 25 ? { ...name, $patch: 'delete' } : { ...directed(element, roll), ...name };
  });
  if (roll() < 8) return [[list, [...patched, { $patch: 'replace' }]]];
  if (roll() >= 20) return [[list, patched]];
  const order = patched.filter((each) => !('$patch' in each)).map((each) => ({ [key]: each[key] ?? null }));
  return [
    [`$setElementOrder/${list}`, order],
    [list, patched],
  ];
}

interface List {
  readonly list: string;
  readonly key: string;
}
