import { ActionError } from '#error';
import type { Change, Skipped } from './report/change.ts';
import { pathBelow, pathOf } from './report/path.ts';
import type { NodeEdit } from './yaml/edit.ts';
import { entryUnder, type MapNode, type Node } from './yaml/node.ts';
import type { Document, Place } from './yaml/place.ts';
import { positionOf } from './yaml/position.ts';
import { readScalar, type Scalar } from './yaml/scalar.ts';

/** An edit that is to be made, and how it is reported. */
export interface Planned {
  readonly document: Document;
  /** What is edited: a value, or the collection that gets a new member. */
  readonly place: Place;
  readonly edit: NodeEdit;
  readonly path: string;
  /** Of a string that holds a text: what changes in that text. It is reported, not the string as a whole. */
  readonly inside?: readonly Change[];
}

export interface Warning {
  readonly level: 'warning' | 'notice';
  readonly message: string;
  readonly at?: { readonly file: string; readonly line: number };
}

/** What one statement makes of the manifests. */
export interface Outcome {
  readonly edits: readonly Planned[];
  readonly skipped: readonly Skipped[];
  readonly warnings: readonly Warning[];
}

export function join(outcomes: readonly Outcome[]): Outcome {
  return {
    edits: outcomes.flatMap(({ edits }) => edits),
    skipped: outcomes.flatMap(({ skipped }) => skipped),
    warnings: outcomes.flatMap(({ warnings }) => warnings),
  };
}

/** Gives the scalar at a place a value; what it already has is reported and left alone. */
export function assign(document: Document, place: Place, value: Scalar): Outcome {
  const { node } = place;
  if (node.kind !== 'scalar') throw noScalar(document, place);
  const path = pathOf(place);
  if (!Object.is(readScalar(node), value)) {
    return { edits: [{ document, place, path, edit: { kind: 'replace', node, value } }], skipped: [], warnings: [] };
  }
  return already(document, place);
}

/** A value that is as wanted: reported, and left alone. */
export function already(document: Document, place: Place): Outcome {
  const same = { reason: 'same', detail: 'the value is already there' } as const;
  return { edits: [], skipped: [{ ...locate(document, place), ...same }], warnings: [] };
}

/** Gives a key of a mapping a value, adding the key behind the entry `after` where it is missing. */
export function assignKey(
  document: Document,
  place: Place & { readonly node: MapNode },
  { key, value, after }: { readonly key: string; readonly value: Scalar; readonly after?: string },
): Outcome {
  const entry = entryUnder(place.node, key);
  if (entry !== undefined) return assign(document, { node: entry.value, parent: place, entry }, value);
  const before = after === undefined ? undefined : entryUnder(place.node, after);
  const edit = { kind: 'add', node: place.node, key, value, ...(before !== undefined && { after: before }) } as const;
  return { edits: [{ document, place, path: pathBelow(place, key), edit }], skipped: [], warnings: [] };
}

/** A place as reports name it. */
export function locate(document: Document, place: Place): Pick<Skipped, 'file' | 'document' | 'path' | 'line'> {
  const { line } = positionOf(document.manifest, place.node.start);
  return { file: document.manifest.path, document: document.index, path: pathOf(place), line };
}

function noScalar(document: Document, place: Place): ActionError {
  const at = positionOf(document.manifest, place.node.start);
  const path = pathOf(place);
  if (place.node.kind === 'alias') {
    return new ActionError(
      'ALIAS_FAN_OUT',
      `Editing ${path} in ${document.manifest.path} failed: it is "*${place.node.name}", a value written elsewhere.`,
      { at, hint: 'Write the value out at this place, or edit the anchor by hand.' },
    );
  }
  return new ActionError(
    'VALUE_INVALID',
    `Editing ${path} in ${document.manifest.path} failed: it is ${describe(place.node)}, and only a single value can be set.`,
    { at, hint: 'Name a value below it.' },
  );
}

function describe(node: Node): string {
  return node.kind === 'map' ? 'a mapping' : 'a list';
}
