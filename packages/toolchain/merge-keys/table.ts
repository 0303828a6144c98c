import { type Definition, type Kind, type OpenApi, type Property, referenced } from './openapi.ts';
import { unified } from './unified.ts';

/** Where pod specs are: their lists are written down even where they are replaced, to tell them from unknown ones. */
const podSpec = 'io.k8s.api.core.v1.PodSpec';
/** What every object has; one that has nothing else to say has no line of its own. */
const objectMeta = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';

export interface Table {
  /** `apps/v1 Deployment ReplicaSet=Name`: kinds of a group version; `=` names the definition where it has another name. */
  readonly kinds: readonly string[];
  /** `Name field[key]:Child …`; a kind that has none has metadata alone. */
  readonly definitions: readonly string[];
}

/** Reads how every field of every kind is merged; fields that say nothing are left out. */
export function tableOf({ definitions }: OpenApi): Table {
  const inPods = reachable(definitions, podSpec);
  const telling = tellingDefinitions(definitions, inPods);
  const childName = (id: string): string | undefined => (telling.has(id) ? id : undefined);
  const kinds = objectKinds(definitions);
  const used = new Set([...kinds.map(([id]) => id), podSpec].flatMap((id) => [...reachable(definitions, id)]));
  const fields = new Map<string, string>();
  for (const id of used) {
    const own = fieldsOf(definitions[id], { inPods: inPods.has(id), childName });
    const isPlain = own.join() === `metadata:${objectMeta}` && kinds.some(([kind]) => kind === id);
    if (own.length > 0 && !isPlain) fields.set(id, own.join(' '));
  }
  const { representative, lines } = unified(fields);
  const names = namesOf([...lines.keys()]);
  const short = (text: string): string =>
    text.replace(/[:*](\S+)/g, (all, id) => `${all[0]}${names.get(representative(id))}`);
  return {
    kinds: kindLines(kinds, (id) => names.get(representative(id))),
    definitions: [...lines].map(([id, text]) => `${names.get(id)} ${short(text)}`).toSorted(),
  };
}

function kindLines(kinds: Kinds, nameOf: (id: string) => string | undefined): readonly string[] {
  const byVersion = new Map<string, readonly string[]>();
  for (const [id, { group, version, kind }] of kinds) {
    const groupVersion = group === '' ? version : `${group}/${version}`;
    const name = nameOf(id) ?? kind;
    const written = name === kind ? kind : `${kind}=${name}`;
    byVersion.set(groupVersion, [...(byVersion.get(groupVersion) ?? []), written]);
  }
  return [...byVersion].map(([groupVersion, list]) => `${groupVersion} ${list.join(' ')}`);
}

type Definitions = OpenApi['definitions'];
type Kinds = readonly (readonly [string, Kind])[];

/** Kinds of objects: what has metadata of its own. Lists of them have another one. */
function objectKinds(definitions: Definitions): Kinds {
  return Object.entries(definitions).flatMap(([id, definition]) => {
    const [kind, ...others] = definition['x-kubernetes-group-version-kind'] ?? [];
    const isObject = referenced(definition.properties?.metadata)?.endsWith('.ObjectMeta') === true;
    return kind !== undefined && others.length === 0 && isObject ? [[id, kind] as const] : [];
  });
}

interface Naming {
  readonly inPods: boolean;
  readonly childName: (id: string) => string | undefined;
}

function fieldsOf(definition: Definition | undefined, naming: Naming): readonly string[] {
  return Object.entries(definition?.properties ?? {}).flatMap(([field, property]) => {
    const how = mergedHow(property, naming.inPods);
    const below = belowOf(property, naming);
    return how === '' && below === '' ? [] : [`${field}${how}${below}`];
  });
}

function belowOf(property: Property, { childName }: Naming): string {
  const child = childOf(property);
  const name = child === undefined ? undefined : childName(child);
  if (name === undefined) return '';
  return `${property.additionalProperties === undefined ? ':' : '*'}${name}`;
}

/** `[key,…]` merged, `[]` a set, `[-]` a list that is replaced, `!` a mapping that is replaced. */
function mergedHow(property: Property, inPods: boolean): string {
  const strategy = property['x-kubernetes-patch-strategy']?.split(',') ?? [];
  if (strategy.includes('replace')) return '!';
  if (property.type !== 'array') return '';
  if (!strategy.includes('merge')) return inPods ? '[-]' : '';
  const key = property['x-kubernetes-patch-merge-key'];
  if (key === undefined) return '[]';
  const exact = property['x-kubernetes-list-map-keys'] ?? [];
  return `[${[key, ...exact.filter((each) => each !== key)].join(',')}]`;
}

/** The fields below one that is replaced say nothing. */
function childOf(property: Property): string | undefined {
  const strategy = property['x-kubernetes-patch-strategy']?.split(',') ?? [];
  if (strategy.includes('replace')) return undefined;
  if (property.type === 'array') return strategy.includes('merge') ? referenced(property.items) : undefined;
  return referenced(property) ?? referenced(property.additionalProperties);
}

function reachable(definitions: Definitions, from: string): ReadonlySet<string> {
  const found = new Set([from]);
  for (const id of found) {
    for (const property of Object.values(definitions[id]?.properties ?? {})) {
      const child = childOf(property);
      if (child !== undefined) found.add(child);
    }
  }
  return found;
}

/** Definitions that say something, or lead to one that does. */
function tellingDefinitions(definitions: Definitions, inPods: ReadonlySet<string>): ReadonlySet<string> {
  const telling = new Set<string>();
  for (let before = -1; before < telling.size; ) {
    before = telling.size;
    for (const [id, definition] of Object.entries(definitions)) {
      const childName = (child: string): string | undefined => (telling.has(child) ? child : undefined);
      if (fieldsOf(definition, { inPods: inPods.has(id), childName }).length > 0) telling.add(id);
    }
  }
  return telling;
}

/** The last part of a definition's name, with its version in front of it where another one has the same. */
function namesOf(ids: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const id of ids) {
    const parts = id.split('.');
    const candidates = [1, 2, 3].map((count) => parts.slice(-count).join('.'));
    const name = candidates.find((candidate) => !taken.has(candidate)) ?? id;
    names.set(id, name);
    taken.add(name);
  }
  return names;
}
