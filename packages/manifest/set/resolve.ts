import { ActionError } from '#error';
import { type FanOut, throughAlias } from '../tree-edit.ts';
import { type Node, valueUnder } from '../yaml/node.ts';
import { type Document, keyOf, type Place, placesIn } from '../yaml/place.ts';
import { positionOf } from '../yaml/position.ts';
import { formatStep } from './format-step.ts';
import type { Condition, Step } from './statement.ts';

/** Where a path leads: to values, or up to a place where nothing fits its next step. */
export type Resolved = Found | Missing;

interface Found {
  readonly kind: 'found';
  readonly places: readonly Place[];
}

export interface Missing {
  readonly kind: 'missing';
  /** The deepest place that the path leads to. */
  readonly place: Place;
  /** The steps that lead nowhere from there. */
  readonly rest: readonly [Step, ...Step[]];
}

/**
 * Follows a path from the root of a document.
 * @throws ActionError SEVERAL_MATCHES where a filter fits two elements or a key stands twice, ALIAS_FAN_OUT
 */
export function resolve(document: Document, steps: readonly Step[], fanOut: FanOut): Resolved {
  let places: readonly Place[] = [{ node: document.root }];
  for (const [index, step] of steps.entries()) {
    const next: Place[] = [];
    for (const found of places) {
      const place = found.node.kind === 'alias' ? throughAlias(document, found, fanOut) : found;
      const below = follow(document, place, step);
      if (below.length === 0) return { kind: 'missing', place, rest: [step, ...steps.slice(index + 1)] };
      next.push(...below);
    }
    places = next;
  }
  return { kind: 'found', places };
}

function follow(document: Document, place: Place, step: Step): readonly Place[] {
  const below = placesIn(place);
  if (step.kind === 'each') return below;
  if (step.kind === 'key')
    return only(
      document,
      below.filter((each) => keyOf(each) === step.key),
      step,
    );
  if (place.node.kind !== 'sequence') return [];
  if (step.kind === 'index') return below.slice(step.index, step.index === -1 ? undefined : step.index + 1);
  return only(
    document,
    below.filter(({ node }) => step.conditions.every((each) => holds(node, each))),
    step,
  );
}

function holds(node: Node, { keys, equal, value }: Condition): boolean {
  const found = keys.reduce<Node | undefined>(valueUnder, node);
  return (found?.kind === 'scalar' && found.text === value.text) === equal;
}

function only(document: Document, places: readonly Place[], step: Step): readonly Place[] {
  if (places.length < 2) return places;
  const lines = places.map(({ node }) => positionOf(document.manifest, node.start).line);
  const { path } = document.manifest;
  throw new ActionError(
    'SEVERAL_MATCHES',
    `${formatStep(step)} fits ${places.length} places in ${path}: lines ${lines.join(', ')}.`,
    {
      at: positionOf(document.manifest, places[0]?.node.start ?? 0),
      hint: 'Add a condition that fits one element alone, as in [name=app,protocol=TCP]; "[*]" means every element.',
    },
  );
}
