import type { Planned } from '../planned.ts';
import { pathBelow, pathOf } from '../report/path.ts';
import type { Document } from '../yaml/place.ts';
import type { Scalar } from '../yaml/scalar.ts';
import { columnOf } from '../yaml/trivia.ts';
import type { Value } from '../yaml/write-value.ts';
import { formatSteps } from './format-step.ts';
import type { Missing } from './resolve.ts';
import type { Condition, Step } from './statement.ts';
import { typedFresh } from './typed-value.ts';

/** How many characters a new collection is indented below its key. */
const indentation = 2;

/** Plans what `:=` creates: keys, and list elements by the values that a filter asks for. `undefined` where it cannot. */
export function create(document: Document, { place, rest }: Missing, scalar: Scalar): Planned | undefined {
  const [step, ...deeper] = rest;
  const { node } = place;
  const value = build(deeper, scalar);
  if (value === undefined) return undefined;
  if (step.kind === 'key' && node.kind === 'map') {
    const path = `${pathBelow(place, step.key)}${suffix(deeper)}`;
    return { document, place, path, edit: { kind: 'add', node, key: step.key, value } };
  }
  const whole = build(rest, scalar);
  if (whole === undefined) return undefined;
  const path = `${pathOf(place)}${suffix(rest)}`;
  if (step.kind === 'filter' && node.kind === 'sequence') {
    const [item] = Array.isArray(whole) ? whole : [];
    return item === undefined ? undefined : { document, place, path, edit: { kind: 'append', node, value: item } };
  }
  const isFillable = node.kind === 'scalar' && node.style === 'empty' && !node.inFlow && place.entry !== undefined;
  if (!isFillable || place.entry === undefined) return undefined;
  const indent = columnOf(document.manifest.text, place.entry.key.start) + indentation;
  return { document, place, path, edit: { kind: 'fill', node, indent, value: whole } };
}

function suffix(steps: readonly Step[]): string {
  const [first] = steps;
  return first?.kind === 'key' ? `.${formatSteps(steps)}` : formatSteps(steps);
}

/** The value that must stand at a place so that the steps lead from there to the scalar. */
function build(steps: readonly Step[], scalar: Scalar): Value | undefined {
  const [step, ...deeper] = steps;
  if (step === undefined) return scalar;
  const value = build(deeper, scalar);
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
