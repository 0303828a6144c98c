import { ActionError, type Position } from '#error';
import type { File } from './yaml/file.ts';
import { parseManifest } from './yaml/manifest.ts';
import type { Entry, Node } from './yaml/node.ts';
import { positionOf } from './yaml/position.ts';
import { readScalar, type Scalar } from './yaml/scalar.ts';

/** A value of a YAML file with the place where it stands, for errors that name it. */
export type YamlValue = YamlScalar | YamlList | YamlMap;

interface Placed {
  readonly at: () => Position;
}

interface YamlScalar extends Placed {
  readonly kind: 'scalar';
  readonly value: Scalar;
  /** As written, unquoted: a version `1.10` is no number to its author. */
  readonly text: string;
}

interface YamlList extends Placed {
  readonly kind: 'list';
  readonly items: readonly YamlValue[];
}

export interface YamlMap extends Placed {
  readonly kind: 'map';
  readonly entries: readonly { readonly key: string; readonly value: YamlValue; readonly at: () => Position }[];
}

/**
 * Reads a configuration file: one document, no key twice, no aliases (a reader of the file sees all of a value).
 * @throws ActionError MANIFEST_UNPARSABLE, MANIFEST_TEMPLATE, LIMIT_EXCEEDED; `at` says where
 */
export function readYaml(file: File): YamlValue {
  const { documents } = parseManifest(file);
  const [root, second] = documents;
  if (second !== undefined) throw refusal(file, second, 'it holds a second document');
  if (root === undefined) return { kind: 'scalar', value: null, text: '', at: () => ({ file: file.path }) };
  return placedValue(file, root);
}

function placedValue(file: File, node: Node): YamlValue {
  const at = () => positionOf(file, node.start);
  switch (node.kind) {
    case 'scalar':
      return { kind: 'scalar', value: readScalar(node), text: node.text, at };
    case 'sequence':
      return { kind: 'list', items: node.items.map((item) => placedValue(file, item)), at };
    case 'map':
      return { kind: 'map', entries: entriesOf(file, node.entries), at };
    case 'alias':
      throw refusal(file, node, 'an alias stands here');
  }
}

function entriesOf(file: File, entries: readonly Entry[]): YamlMap['entries'] {
  const seen = new Set<string>();
  return entries.map(({ key, value }) => {
    if (key.kind !== 'scalar') throw refusal(file, key, 'a key is no text');
    if (seen.has(key.text)) throw refusal(file, key, `the key "${key.text}" stands twice`);
    seen.add(key.text);
    return { key: key.text, value: placedValue(file, value), at: () => positionOf(file, key.start) };
  });
}

function refusal(file: File, node: Node, found: string): ActionError {
  return new ActionError('MANIFEST_UNPARSABLE', `Reading ${file.path} failed: ${found}.`, {
    at: positionOf(file, node.start),
    hint: 'Write each value once, in one document, without aliases.',
  });
}
