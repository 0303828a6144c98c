import type { Planned } from '../planned.ts';
import { pathBelow, pathOf } from '../report/path.ts';
import type { Rewrite } from '../yaml/edit.ts';
import type { Document, Place } from '../yaml/place.ts';
import type { Scalar } from '../yaml/scalar.ts';
import type { Value } from '../yaml/write-value.ts';
import { formatSteps } from './format-step.ts';
import type { Missing } from './resolve.ts';
import type { Condition, Step } from './statement.ts';
import { typedFresh } from './typed-value.ts';

/** Plans what is created: keys, and list elements by the values that a filter asks for. `undefined` where it cannot be. */
export function create(document: Document, { place, rest }: Missing, leaf: Value): Planned | undefined {
  const [step, ...deeper] = rest;
  const { node } = place;
  const value = build(deeper, leaf);
  if (value === undefined) return undefined;
  if (step.kind === 'key' && node.kind === 'map') {
    const path = `${pathBelow(place, step.key)}${suffix(deeper)}`;
    return { document, place, path, edit: { kind: 'add', node, key: step.key, value } };
  }
  const whole = build(rest, leaf);
  if (whole === undefined) return undefined;
  const path = `${pathOf(place)}${suffix(rest)}`;
  if (step.kind === 'filter' && node.kind === 'sequence') {
    const [item] = Array.isArray(whole) ? whole : [];
    return item === undefined
      ? undefined
      : { document, place, path, edit: { kind: 'insert', node, index: node.items.length, value: item } };
  }
  const edit = fill(place, whole);
  return edit === undefined ? undefined : { document, place, path, edit };
}

/** Gives a place that has no value a collection. `undefined` where it has one. */
export function fill(place: Place, value: Value): Rewrite | undefined {
  const { node } = place;
  return node.kind === 'scalar' && node.style === 'empty' ? { kind: 'rewrite', place, node, value } : undefined;
}

function suffix(steps: readonly Step[]): string {
  const [first] = steps;
  return first?.kind === 'key' ? `.${formatSteps(steps)}` : formatSteps(steps);
}

/** The value that must stand at a place so that the steps lead from there to the leaf. */
function build(steps: readonly Step[], leaf: Value): Value | undefined {
  const [step, ...deeper] = steps;
  if (step === undefined) return leaf;
  const value = build(deeper, leaf);
  if (value === undefined) return undefined;
  if (step.kind === 'key') return { [step.key]: value };
  if (step.kind !== 'filter' || !isMapping(value)) return undefined;
  const known = step.conditions.map(memberOf);
  return known.every((member) => member !== undefined) ? [{ ...Object.fromEntries(known), ...value }] : undefined;
}

function memberOf({ keys, equal, value }: Condition): readonly [string, Scalar] | undefined {
  const [key, ...more] = keys;
  const typed = typedFresh(value);
  return equal && key !== undefined && more.length === 0 && typed.ok ? [key, typed.value] : undefined;
}

function isMapping(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
