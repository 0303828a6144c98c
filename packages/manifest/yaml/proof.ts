import type { NodeEdit } from './edit.ts';
import type { Entry, Node } from './node.ts';
import { readScalar, type Scalar } from './scalar.ts';
import { isScalar, isSequence, type Value } from './write-value.ts';

/** The edits of one document, by the node that they change. */
export type Plan = ReadonlyMap<Node, readonly NodeEdit[]>;

/**
 * Whether a document, parsed again after the edit, is the old one with exactly the planned changes: every other node has
 * the same kind, style, text, anchor and tag, and the changed ones read back as the values intended.
 */
export function isProved(before: Node, after: Node, plan: Plan): boolean {
  const edits = plan.get(before) ?? [];
  if (before.anchor !== after.anchor || before.tag !== after.tag) return false;
  const [first] = edits;
  if (first?.kind === 'replace' || first?.kind === 'fill') return edits.length === 1 && holds(after, first.value);
  if (before.kind === 'map')
    return after.kind === 'map' && before.flow === after.flow && isMapProved(before, after.entries, plan);
  if (before.kind === 'sequence') {
    return after.kind === 'sequence' && before.flow === after.flow && isSequenceProved(before, after.items, plan);
  }
  return isSameLeaf(before, after);
}

function isSameLeaf(before: Node, after: Node): boolean {
  if (before.kind === 'alias') return after.kind === 'alias' && before.name === after.name;
  return (
    before.kind === 'scalar' && after.kind === 'scalar' && before.style === after.style && before.text === after.text
  );
}

function isMapProved(before: Node & { kind: 'map' }, after: readonly Entry[], plan: Plan): boolean {
  const added = (plan.get(before) ?? []).filter((edit) => edit.kind === 'add');
  const expected = [undefined, ...before.entries].flatMap((entry) => [
    ...(entry === undefined ? [] : [entry]),
    ...added.filter((edit) => (edit.after ?? before.entries.at(-1)) === entry),
  ]);
  if (expected.length !== after.length) return false;
  return after.every(({ key, value }, index) => {
    const wanted = expected[index];
    if (wanted === undefined) return false;
    if ('kind' in wanted) return holds(key, wanted.key) && holds(value, wanted.value);
    return isProved(wanted.key, key, plan) && isProved(wanted.value, value, plan);
  });
}

function isSequenceProved(before: Node & { kind: 'sequence' }, after: readonly Node[], plan: Plan): boolean {
  const appended = (plan.get(before) ?? []).filter((edit) => edit.kind === 'append');
  if (before.items.length + appended.length !== after.length) return false;
  return after.every((item, index) => {
    const old = before.items[index];
    if (old !== undefined) return isProved(old, item, plan);
    const edit = appended[index - before.items.length];
    return edit !== undefined && holds(item, edit.value);
  });
}

/** Whether kubectl reads this value in a node. */
function holds(node: Node, value: Value): boolean {
  if (isScalar(value)) return node.kind === 'scalar' && isSameScalar(readScalar(node), value);
  if (isSequence(value)) {
    return (
      node.kind === 'sequence' &&
      node.items.length === value.length &&
      node.items.every((item, index) => isHeld(item, value[index]))
    );
  }
  const wanted = Object.entries(value);
  return (
    node.kind === 'map' &&
    node.entries.length === wanted.length &&
    node.entries.every(
      (entry, index) => holds(entry.key, wanted[index]?.[0] ?? null) && isHeld(entry.value, wanted[index]?.[1]),
    )
  );
}

function isHeld(node: Node, value: Value | undefined): boolean {
  return value !== undefined && holds(node, value);
}

function isSameScalar(a: Scalar, b: Scalar): boolean {
  return Object.is(a, b);
}
