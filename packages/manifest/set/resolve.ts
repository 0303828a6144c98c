import { ActionError } from '#error';
import type { OnMultiple } from '../rules.ts';
import { type FanOut, mergedPlaces, throughAlias } from '../tree-edit.ts';
import { type Node, valueUnder } from '../yaml/node.ts';
import { type Document, keyOf, type Place, placesBelow, placesIn } from '../yaml/place.ts';
import { positionOf } from '../yaml/position.ts';
import { formatStep, formatSteps } from './format-step.ts';
import type { Condition, Step } from './statement.ts';

/** Where a path leads: to values, and up to places where nothing fits its next step. */
export interface Resolved {
  readonly places: readonly Place[];
  readonly missing: readonly Missing[];
}

export interface Missing {
  /** The deepest place that the path leads to. */
  readonly place: Place;
  /** The steps that lead nowhere from there. */
  readonly rest: readonly [Step, ...Step[]];
}

export interface ResolveOptions {
  readonly fanOut: FanOut;
  /** Whether a filter may fit several elements. */
  readonly onMultiple: OnMultiple;
}

/**
 * Follows a path from the root of a document.
 * @throws ActionError SEVERAL_MATCHES where a filter fits two elements or a key stands twice, ALIAS_FAN_OUT
 */
export function resolve(document: Document, steps: readonly Step[], options: ResolveOptions): Resolved {
  const deep = steps.findIndex(({ kind }) => kind === 'deep');
  const strict = deep < 0 ? steps : steps.slice(0, deep);
  const missing: Missing[] = [];
  let places: readonly Place[] = [{ node: document.root }];
  for (const [index, step] of strict.entries()) {
    const next: Place[] = [];
    for (const found of places) {
      const place = found.node.kind === 'alias' ? throughAlias(document, found, options.fanOut) : found;
      const below = follow(document, place, { ...options, step });
      if (below.length === 0) missing.push({ place, rest: [step, ...steps.slice(index + 1)] });
      next.push(...below);
    }
    places = unique(next);
  }
  const [first] = places;
  if (deep < 0 || first === undefined) return { places, missing: uniqueMissing(missing) };
  const found = search(document, places, { steps: steps.slice(deep), onMultiple: options.onMultiple });
  const [step, ...rest] = steps.slice(deep);
  const nowhere: readonly Missing[] =
    found.length > 0 || step === undefined ? [] : [{ place: first, rest: [step, ...rest] }];
  return { places: found, missing: [...uniqueMissing(missing), ...nowhere] };
}

interface Search {
  readonly steps: readonly Step[];
  readonly onMultiple: OnMultiple;
}

/** From `**` on, places where nothing fits are passed over, aliases are not followed. */
function search(document: Document, origin: readonly Place[], { steps, onMultiple }: Search): readonly Place[] {
  const places = steps.reduce((found, step) => {
    if (step.kind === 'deep') return unique(found.flatMap(placesBelow));
    return found.flatMap((place) => follow(document, place, { step, fanOut: 'deny', onMultiple }));
  }, origin);
  if (places.length > maximumPlaces) throw tooMany(document, steps);
  return places;
}

/** More places than anybody means by one line. */
const maximumPlaces = 10_000;

function tooMany({ manifest, root }: Document, steps: readonly Step[]): ActionError {
  return new ActionError(
    'LIMIT_EXCEEDED',
    `${formatSteps(steps)} fits more than ${maximumPlaces} places in ${manifest.path}.`,
    { at: positionOf(manifest, root.start), hint: 'Write a narrower path.' },
  );
}

/** Places below a place come from it anew each time, and several aliases lead to one value; their nodes are the same. */
function unique(places: readonly Place[]): readonly Place[] {
  return [...new Map(places.map((place) => [place.node, place])).values()];
}

/** Aliases of one value miss the same thing once. */
function uniqueMissing(missing: readonly Missing[]): readonly Missing[] {
  return [...new Map(missing.map((each) => [each.place.node, each])).values()];
}

function follow(
  document: Document,
  place: Place,
  { step, fanOut, onMultiple }: ResolveOptions & { readonly step: Step },
): readonly Place[] {
  const below = placesIn(place);
  switch (step.kind) {
    case 'each':
      return below;
    case 'index':
      if (place.node.kind !== 'sequence') return [];
      return below.slice(step.index, step.index === -1 ? undefined : step.index + 1);
    case 'key': {
      const own = below.filter((each) => keyOf(each) === step.key);
      return own.length > 0 ? only(document, own, step) : mergedPlaces(document, place, { key: step.key, fanOut });
    }
    case 'filter': {
      if (place.node.kind !== 'sequence') return [];
      const fitting = below.filter(({ node }) => step.conditions.every((each) => holds(node, each)));
      return onMultiple === 'all' ? fitting : only(document, fitting, step);
    }
    case 'deep':
    case 'inside':
      return [];
  }
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
