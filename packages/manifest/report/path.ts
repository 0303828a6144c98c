import { type MapNode, type Node, textUnder } from '../yaml/node.ts';
import { keyOf, type Place } from '../yaml/place.ts';

/** The keys by which Kubernetes tells list elements apart, the most telling first. */
export const mergeKeys = [
  'name',
  'containerPort',
  'mountPath',
  'devicePath',
  'topologyKey',
  'ip',
  'port',
  'type',
  'key',
];

/** The path to a place in the notation of `set`, elements by their merge key where it tells them apart. */
export function pathOf(place: Place): string {
  const path = steps(place);
  return path.startsWith('.') ? path.slice(1) : `$${path}`;
}

/** The path of a key below a place. */
export function pathBelow(place: Place, key: string): string {
  const path = pathOf(place);
  return path === '$' ? formatKey(key) : `${path}.${formatKey(key)}`;
}

export function formatKey(key: string): string {
  return /^[A-Za-z0-9_/-]+$/.test(key) && !/^-?[0-9]+$/.test(key) ? key : quoted(key);
}

function steps(place: Place): string {
  const { parent, index } = place;
  if (parent === undefined) return '';
  if (index === undefined) return `${steps(parent)}.${formatKey(keyOf(place) ?? '')}`;
  return `${steps(parent)}[${element(parent.node, place.node) ?? index}]`;
}

function element(sequence: Node, item: Node): string | undefined {
  if (sequence.kind !== 'sequence' || item.kind !== 'map') return undefined;
  const maps = sequence.items.filter((other) => other.kind === 'map');
  const key = mergeKeys.find((candidate) => isTelling(maps, item, candidate));
  return key === undefined ? undefined : `${key}=${formatValue(textUnder(item, key) ?? '')}`;
}

function isTelling(maps: readonly MapNode[], item: MapNode, key: string): boolean {
  const value = textUnder(item, key);
  // A path is one line
  return (
    value !== undefined && !/[\r\n]/.test(value) && maps.filter((map) => textUnder(map, key) === value).length === 1
  );
}

export function formatValue(value: string): string {
  return /^[^\s"',[\]][^"',[\]]*$/.test(value) && !/\s$/.test(value) ? value : quoted(value);
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
