import { entryUnder, textUnder } from '../yaml/node.ts';
import { type Place, placesIn, textAt } from '../yaml/place.ts';
import type { ValuesPlace } from './image-place.ts';
import { readRepository } from './read-reference.ts';

/** A value by its key: in a mapping, or in a list of parameters with dotted names. */
export type Fields = (key: string) => Place | undefined;

/** The keys that hold a repository beside `tag` or `digest`. */
const repositoryKeys = ['repository', 'image'] as const;
/** Charts of Grafana and Prometheus write the digest's digits alone under `sha`. */
const digestKeys = ['digest', 'sha'] as const;

/** Fields that a chart joins to one reference. */
export function valuesIn(place: Place, fields: Fields): ValuesPlace | undefined {
  const tag = fields('tag');
  const digest = firstOf(fields, digestKeys);
  const repository = firstOf(fields, repositoryKeys);
  const path = repository === undefined ? undefined : textAt(repository);
  if (repository === undefined || path === undefined || (tag ?? digest) === undefined) return undefined;
  const registry = fields('registry');
  const host = registry === undefined ? '' : (textAt(registry) ?? '');
  const image = readRepository(host === '' ? path : `${host}/${path}`);
  if (image === undefined) return undefined;
  const found = { repository, ...(registry && { registry }), ...(tag && { tag }), ...(digest && { digest }) };
  return { kind: 'values', place, image, fields: found };
}

function firstOf(fields: Fields, keys: readonly string[]): Place | undefined {
  const places = keys.flatMap((key) => fields(key) ?? []);
  return places.find((place) => textAt(place) !== undefined) ?? places[0];
}

/** The members of a mapping. Of a key that stands twice the last one counts, as kubectl reads it. */
export function membersOf(place: Place): Fields {
  return (key) => {
    const entry = entryUnder(place.node, key);
    return entry === undefined ? undefined : { node: entry.value, parent: place, entry };
  };
}

/** `helm.parameters` of Argo CD: each item has a `name`, such as `web.image.tag`, and a `value`. */
export function parametersOf(list: Place): ReadonlyMap<string, Place> {
  const values = new Map<string, Place>();
  for (const item of placesIn(list)) {
    const name = textUnder(item.node, 'name');
    const value = membersOf(item)('value');
    if (name !== undefined && value !== undefined) values.set(name, value);
  }
  return values;
}
