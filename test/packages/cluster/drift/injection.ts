import {
  ApiError,
  type Client,
  type FieldPath,
  isObject,
  type KubernetesObject,
  objectPath,
  type PlacedObject,
} from '#cluster';

export type Pointer = readonly string[];

/** Every value of an object that has no others inside, except what names it. */
export function scalarsOf(object: KubernetesObject): readonly Pointer[] {
  const named = new Set(['/apiVersion', '/kind', '/metadata/name', '/metadata/namespace']);
  return [...scalars(object, [])].filter((pointer) => !named.has(textOf(pointer)));
}

function* scalars(value: unknown, at: Pointer): Generator<Pointer> {
  if (value === null || value === undefined) return;
  if (typeof value !== 'object') yield at;
  else for (const [key, each] of Object.entries(value)) yield* scalars(each, [...at, key]);
}

export function textOf(pointer: Pointer): string {
  return pointer.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

export function valueUnder(value: unknown, pointer: Pointer): unknown {
  return pointer.reduce<unknown>((each, key) => {
    if (Array.isArray(each)) return each[Number(key)];
    return isObject(each) ? each[key] : undefined;
  }, value);
}

/** Where a path leads in an object; undefined where that is nowhere. */
export function pointerOf(object: unknown, path: FieldPath): Pointer | undefined {
  const pointer: string[] = [];
  for (const step of path) {
    const here = valueUnder(object, pointer);
    if ('key' in step) pointer.push(step.key);
    else if ('index' in step) pointer.push(String(step.index));
    else {
      const list: readonly unknown[] = Array.isArray(here) ? here : [];
      const index = list.findIndex((each) =>
        'member' in step
          ? each === step.member
          : Object.entries(step.element).every(([key, value]) => (valueUnder(each, [key]) ?? 'TCP') === value),
      );
      if (index < 0) return undefined;
      pointer.push(String(index));
    }
  }
  return pointer;
}

const others: Readonly<Record<string, string>> = {
  ...{ IfNotPresent: 'Always', Always: 'IfNotPresent', TCP: 'UDP', UDP: 'TCP', RuntimeDefault: 'Unconfined' },
  ...{ string: 'integer', integer: 'number', boolean: 'string', object: 'string', Ingress: 'Egress', ALL: 'NET_ADMIN' },
  ...{ Namespaced: 'Cluster', ClusterIP: 'NodePort', In: 'NotIn', Exists: 'DoesNotExist', None: 'Webhook' },
  ...{ 'date-time': 'date', int32: 'int64', int64: 'int32', atomic: 'map', restricted: 'baseline' },
};

/** Other values of the same type, of which a server may take one. */
function othersOf(value: unknown): readonly unknown[] {
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return [value + 1000, value + 1, value - 1];
  const text = String(value);
  const counted = text.replace(/\d+(?=\D*$)/, (digits) => String(Number(digits) + 1));
  const known = others[text];
  return [...(known === undefined ? [] : [known]), `${text}x`, counted, `x${text}`].filter((each) => each !== text);
}

/** Changes one value as somebody else; undefined where the server takes no other, or makes nothing of it. */
export async function inject(
  client: Client,
  placed: PlacedObject,
  { live, pointer }: { readonly live: KubernetesObject; readonly pointer: Pointer },
): Promise<KubernetesObject | undefined> {
  for (const value of othersOf(valueUnder(live, pointer))) {
    const changed = await replace(client, placed, [[pointer, value]]);
    if (changed !== undefined && isChanged(live, changed, pointer)) return changed;
  }
  return undefined;
}

/** Changes all of them at once, which for a large object is much less work; undefined where the server does not take them so. */
export async function injectTogether(
  client: Client,
  placed: PlacedObject,
  { live, pointers }: { readonly live: KubernetesObject; readonly pointers: readonly Pointer[] },
): Promise<{ readonly changed: KubernetesObject; readonly pointers: readonly Pointer[] } | undefined> {
  const changes = pointers.map((pointer) => [pointer, othersOf(valueUnder(live, pointer))[0]] as const);
  const changed = await replace(client, placed, changes);
  if (changed === undefined) return undefined;
  return { changed, pointers: pointers.filter((pointer) => isChanged(live, changed, pointer)) };
}

function isChanged(live: KubernetesObject, changed: KubernetesObject, pointer: Pointer): boolean {
  return JSON.stringify(valueUnder(changed, pointer)) !== JSON.stringify(valueUnder(live, pointer));
}

async function replace(
  client: Client,
  { resource, id }: PlacedObject,
  changes: readonly (readonly [pointer: Pointer, value: unknown])[],
): Promise<KubernetesObject | undefined> {
  const operations = changes.map(([pointer, value]) => ({ op: 'replace', path: textOf(pointer), value }));
  try {
    const { body } = await client.request({
      ...{ method: 'PATCH', path: objectPath(resource, id), query: { fieldManager: 'injector' } },
      contentType: 'application/json-patch+json',
      body: JSON.stringify(operations),
      operation: 'Changing values',
    });
    return body as KubernetesObject;
  } catch (error) {
    if (!(error instanceof ApiError) || ![400, 403, 422].includes(error.refusal.status)) throw error;
    return undefined;
  }
}

/** The state before, with the same owners of its fields. */
export async function restore(
  client: Client,
  { resource, id, object }: PlacedObject,
  { live, fieldManager }: { readonly live: KubernetesObject; readonly fieldManager: string },
): Promise<KubernetesObject> {
  const path = objectPath(resource, id);
  const applied = await client
    .request({
      ...{ method: 'PATCH', path, query: { fieldManager, force: 'true' }, operation: 'Applying it again' },
      ...{ contentType: 'application/apply-patch+yaml', body: JSON.stringify(object) },
    })
    .catch(() => undefined);
  if (applied !== undefined && stored(applied.body) === stored(live)) return applied.body as KubernetesObject;
  const { resourceVersion: _, ...metadata } = live.metadata;
  const { body } = await client.request({
    ...{ method: 'PUT', path, query: { fieldManager }, operation: 'Putting it back' },
    body: JSON.stringify({ ...live, metadata }),
  });
  return body as KubernetesObject;
}

function stored(object: unknown): string {
  const { metadata, status: _, ...rest } = object as KubernetesObject;
  const { managedFields: __, resourceVersion: ___, generation: ____, ...told } = metadata;
  return JSON.stringify({ ...rest, metadata: told });
}
