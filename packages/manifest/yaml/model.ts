import { ActionError } from '#error';
import { aliasTargets } from './alias.ts';
import type { AliasNode, MapNode, Node } from './node.ts';
import type { Document } from './place.ts';
import { positionOf } from './position.ts';
import { readScalar } from './scalar.ts';
import { isScalar, isSequence, type Value } from './write-value.ts';

/** More values than any manifest has; aliases of aliases reach it in a few lines. */
const maximumValues = 1_000_000;

/**
 * What kubectl reads in a document, aliases and merge keys written out. Nothing is shared: every place has its own value.
 * Integers beyond 2^53 are exact, as bigint. Keys are the texts that stand there.
 * @throws ActionError MANIFEST_UNPARSABLE where a key stands twice or an alias has no anchor; LIMIT_EXCEEDED
 */
export function modelOf(document: Document, node: Node = document.root): Value {
  const targets = aliasTargets(document.root);
  let values = 0;
  const open = new Set<Node>();

  const read = (each: Node): Value => {
    values += 1;
    if (values > maximumValues) throw tooLarge(document);
    if (each.kind === 'scalar') return readScalar(each);
    if (each.kind === 'sequence') return each.items.map(read);
    if (each.kind === 'map') return readMap(each);
    const target = targets.get(each);
    if (target === undefined || open.has(target)) throw noAnchor(document, each);
    open.add(target);
    const value = read(target);
    open.delete(target);
    return value;
  };

  const readMap = (map: MapNode): Value => {
    const own = new Map<string, Value>();
    const merged = new Map<string, Value>();
    for (const { key, value } of map.entries) {
      if (key.kind === 'scalar' && key.style === 'plain' && key.text === '<<') merge(merged, read(value));
      else if (key.kind !== 'scalar') throw unreadable(document, key, 'a key is no text');
      else if (own.has(key.text)) throw unreadable(document, key, `key "${key.text}" stands twice`);
      else own.set(key.text, read(value));
    }
    return Object.fromEntries([...own, ...[...merged].filter(([key]) => !own.has(key))]);
  };
  return read(node);
}

/** Of several mappings the first one that has a key gives its value. */
function merge(merged: Map<string, Value>, value: Value): void {
  for (const each of isSequence(value) ? value : [value]) {
    if (isScalar(each) || isSequence(each)) continue;
    for (const [key, item] of Object.entries(each)) if (!merged.has(key)) merged.set(key, item);
  }
}

function unreadable({ manifest }: Document, node: Node, problem: string): ActionError {
  return new ActionError('MANIFEST_UNPARSABLE', `Reading ${manifest.path} failed: ${problem}.`, {
    at: positionOf(manifest, node.start),
    hint: 'Correct the file at this place.',
  });
}

function noAnchor(document: Document, alias: AliasNode): ActionError {
  return unreadable(document, alias, `"*${alias.name}" stands for no value, or for itself`);
}

function tooLarge({ manifest }: Document): ActionError {
  return new ActionError(
    'LIMIT_EXCEEDED',
    `Reading ${manifest.path} failed: with its aliases written out it has more than ${maximumValues} values.`,
    { at: { file: manifest.path }, hint: 'Leave the file out of the paths.' },
  );
}
