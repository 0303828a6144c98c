import type { Add, Insert, NodeEdit } from './edit.ts';
import type { Entry, MapNode, Node, SequenceNode } from './node.ts';
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
  if (first?.kind === 'replace' || first?.kind === 'rewrite') {
    return edits.length === 1 && isTagFit(before, after) && holds(after, first.value);
  }
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

/** A tag stays where it is, and says what kind of value follows it. */
function isTagFit(before: Node, after: Node): boolean {
  return before.tag === undefined || before.kind === after.kind;
}

/** A member of the new collection: one that stays, or the edit that adds it. */
type Wanted<Member> = { readonly old: Member } | { readonly edit: Add } | { readonly edit: Insert };

function isMapProved(before: MapNode, after: readonly Entry[], plan: Plan): boolean {
  const added = (plan.get(before) ?? []).filter((edit) => edit.kind === 'add');
  if (new Set(added.map(({ key }) => key)).size < added.length) return false;
  const kept = before.entries.filter(({ value }) => !isRemoved(value, plan));
  if (kept.some(({ key }) => key.kind === 'scalar' && added.some((edit) => edit.key === key.text))) return false;
  const last = before.entries.at(-1);
  const wanted = [undefined, ...before.entries].flatMap((entry): readonly Wanted<Entry>[] => [
    ...(entry === undefined || isRemoved(entry.value, plan) ? [] : [{ old: entry }]),
    ...added.filter((edit) => (edit.after ?? last) === entry).map((edit) => ({ edit })),
  ]);
  return (
    wanted.length === after.length &&
    wanted.every((member, index) => {
      const { key, value } = after[index] ?? {};
      if (key === undefined || value === undefined) return false;
      if ('old' in member) return isProved(member.old.key, key, plan) && isProved(member.old.value, value, plan);
      return member.edit.kind === 'add' && holds(key, member.edit.key) && holds(value, member.edit.value);
    })
  );
}

function isSequenceProved(before: SequenceNode, after: readonly Node[], plan: Plan): boolean {
  const inserted = (plan.get(before) ?? []).filter((edit) => edit.kind === 'insert');
  const wanted = [...before.items, undefined].flatMap((item, index): readonly Wanted<Node>[] => [
    ...inserted.filter((edit) => Math.min(edit.index, before.items.length) === index).map((edit) => ({ edit })),
    ...(item === undefined || isRemoved(item, plan) ? [] : [{ old: item }]),
  ]);
  return (
    wanted.length === after.length &&
    wanted.every((member, index) => {
      const item = after[index];
      if (item === undefined) return false;
      return 'old' in member ? isProved(member.old, item, plan) : holds(item, member.edit.value);
    })
  );
}

function isRemoved(node: Node, plan: Plan): boolean {
  return plan.get(node)?.some(({ kind }) => kind === 'remove') === true;
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
