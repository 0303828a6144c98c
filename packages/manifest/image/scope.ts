import { invalid } from '../set/cursor.ts';
import { parsePath } from '../set/parse-path.ts';
import { resolve } from '../set/resolve.ts';
import type { Step } from '../set/statement.ts';
import type { Document, Place } from '../yaml/place.ts';
import type { ImagePlace } from './image-place.ts';
import { targetsOf } from './targets.ts';

/** The part of a document that is looked at: all of it, or what a path in the notation of `set` leads to. */
export interface Scope {
  /** Whether a place belongs to it, or a part of it. */
  readonly has: (place: Place) => boolean;
  /** The scope in the text that a string holds; `undefined` where none of it belongs to it. */
  readonly inside: (place: Place) => ScopeOf | undefined;
  /** The values that a path leads to; `undefined` where all is looked at. */
  readonly places: readonly Place[] | undefined;
}

export type ScopeOf = (document: Document) => Scope;

const all: Scope = { has: () => true, inside: () => everywhere, places: undefined };
const everywhere: ScopeOf = () => all;

/** @throws ActionError SELECTOR_INVALID; the scope of a document SEVERAL_MATCHES */
export function scopeAt(path: string | undefined): ScopeOf {
  return path === undefined ? everywhere : scopeOfSteps(stepsOf(path));
}

/** @throws ActionError SELECTOR_INVALID */
export function stepsOf(path: string): readonly Step[] {
  const cursor = { text: path, line: 1, at: 0 };
  const steps = parsePath(cursor);
  if (cursor.at < path.length) throw invalid(cursor, 'nothing may follow a path');
  return steps;
}

function scopeOfSteps(steps: readonly Step[]): ScopeOf {
  const entered = steps.findIndex(({ kind }) => kind === 'inside');
  return (document) => {
    const outer = entered < 0 ? steps : steps.slice(0, entered);
    // A second element that fits, or a key that stands twice, could be what counts
    const { places } = resolve(document, outer, { fanOut: 'allow', onMultiple: 'fail' });
    const isIn = (place: Place): boolean => places.some((each) => surrounds(each, place));
    return {
      has: (place) => entered < 0 && isIn(place),
      inside: (place) => {
        if (!isIn(place)) return undefined;
        return entered < 0 ? everywhere : scopeOfSteps(steps.slice(entered + 1));
      },
      places,
    };
  };
}

function surrounds({ node: outer }: Place, { node: inner }: Place): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether a place that names an image belongs to a scope, or any of what is written there. */
export function isInScope(found: ImagePlace, scope: Scope): boolean {
  return scope.has(found.place) || targetsOf(found).some((place) => scope.has(place));
}
