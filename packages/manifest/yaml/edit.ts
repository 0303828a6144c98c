import type { Entry, MapNode, ScalarNode, SequenceNode } from './node.ts';
import type { Scalar } from './scalar.ts';
import type { Value } from './write-value.ts';

/** One change of a document. */
export type NodeEdit = Replace | Fill | Add | Append;

/** Gives a scalar another value. */
export interface Replace {
  readonly kind: 'replace';
  readonly node: ScalarNode;
  readonly value: Scalar;
}

/** Gives a key without a value (`key:`) a collection, below the key and indented by `indent` characters. */
export interface Fill {
  readonly kind: 'fill';
  readonly node: ScalarNode;
  readonly indent: number;
  readonly value: Value;
}

/** Adds a key to a mapping, behind the entry `after`; without it at the end. */
export interface Add {
  readonly kind: 'add';
  readonly node: MapNode;
  readonly key: string;
  readonly value: Value;
  readonly after?: Entry;
}

/** Adds an item to the end of a sequence. */
export interface Append {
  readonly kind: 'append';
  readonly node: SequenceNode;
  readonly value: Value;
}
