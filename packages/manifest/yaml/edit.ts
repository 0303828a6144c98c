import type { Entry, MapNode, Node, ScalarNode, SequenceNode } from './node.ts';
import type { Place } from './place.ts';
import type { Scalar } from './scalar.ts';
import type { Value } from './write-value.ts';

/** One change of a document. */
export type NodeEdit = Replace | Rewrite | Add | Insert | Remove;

/** Gives a scalar another value. */
export interface Replace {
  readonly kind: 'replace';
  readonly node: ScalarNode;
  readonly value: Scalar;
}

/** Gives any place a value of any kind; an anchor there stays. */
export interface Rewrite {
  readonly kind: 'rewrite';
  readonly place: Place;
  readonly node: Node;
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

/** Adds an item to a sequence, in front of the item that has the index; at the end where none has. */
export interface Insert {
  readonly kind: 'insert';
  readonly node: SequenceNode;
  readonly index: number;
  readonly value: Value;
}

/** Takes a value with its key, or an item, out of the collection around it. */
export interface Remove {
  readonly kind: 'remove';
  readonly place: Place;
  readonly node: Node;
}
