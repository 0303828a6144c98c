import { ActionError } from '#error';
import { already, assign, type Outcome } from '../planned.ts';
import { pathOf } from '../report/path.ts';
import { modelOf } from '../yaml/model.ts';
import { type Document, type Place, placesIn } from '../yaml/place.ts';
import { positionOf } from '../yaml/position.ts';
import { readScalar, type Scalar } from '../yaml/scalar.ts';
import { isSameValue, type Value } from '../yaml/write-value.ts';
import { create, fill } from './create.ts';
import { describeStatement } from './describe.ts';
import type { Missing } from './resolve.ts';
import type { Assignment } from './statement.ts';
import { type Typed, typedFresh, typedLike } from './typed-value.ts';

/** Gives the value at a place another one; a list or mapping takes the place of anything. */
export function planReplacement(document: Document, place: Place, statement: Assignment): Outcome {
  const { node } = place;
  const { value: given } = statement;
  if ('tree' in given) {
    if (isSameValue(modelOf(document, node), given.tree)) return already(document, place);
    const edit = { kind: 'rewrite', place, node, value: given.tree } as const;
    return { edits: [{ document, place, path: pathOf(place), edit }], skipped: [], warnings: [] };
  }
  const old = node.kind === 'scalar' ? readScalar(node) : null;
  return assign(document, place, accepted(document, place, { statement, typed: typedLike(old, given) }));
}

/** Adds an item to a list. One that is there already is not added again: the edit can be repeated. */
export function planAppend(document: Document, place: Place, statement: Assignment): Outcome {
  const { node } = place;
  const value = itemOf(document, place, statement);
  const edit =
    node.kind === 'sequence'
      ? ({ kind: 'insert', node, index: node.items.length, value } as const)
      : fill(place, [value]);
  if (edit === undefined) throw noList(document, place, statement);
  const same = placesIn(place).find((item) => isSameValue(modelOf(document, item.node), value));
  if (same !== undefined) return already(document, same);
  return { edits: [{ document, place, path: pathOf(place), edit }], skipped: [], warnings: [] };
}

/** A new item has the type of the last one that is a single value. */
function itemOf(document: Document, place: Place, statement: Assignment): Value {
  const { value: given } = statement;
  if ('tree' in given) return given.tree;
  const last = placesIn(place)
    .flatMap(({ node }) => (node.kind === 'scalar' ? [readScalar(node)] : []))
    .at(-1);
  const typed = last === undefined ? typedFresh(given) : typedLike(last, given);
  return accepted(document, place, { statement, typed });
}

/** Creates what a path misses, down to the value. */
export function planCreation(document: Document, missing: Missing, statement: Assignment): Outcome {
  const { value: given, operator } = statement;
  const value: Value =
    'tree' in given ? given.tree : accepted(document, missing.place, { statement, typed: typedFresh(given) });
  const planned = create(document, missing, operator === '+=' ? [value] : value);
  if (planned !== undefined) return { edits: [planned], skipped: [], warnings: [] };
  throw new ActionError(
    'VALUE_INVALID',
    `${describeStatement(statement)} failed: what is missing cannot be created there.`,
    {
      at: positionOf(document.manifest, missing.place.node.start),
      hint: 'Keys and elements named by a filter ([name=app]) are created in mappings, lists and empty values; write the rest by hand.',
    },
  );
}

interface Judged {
  readonly statement: Assignment;
  readonly typed: Typed;
}

/** The value itself is never quoted: it may belong to a Secret. */
function accepted(document: Document, { node }: Place, { statement, typed }: Judged): Scalar {
  if (typed.ok) return typed.value;
  throw new ActionError('VALUE_INVALID', `${describeStatement(statement)} failed: the value is ${typed.problem}.`, {
    at: positionOf(document.manifest, node.start),
    hint: 'Put quotes around the value to write a string.',
  });
}

function noList(document: Document, { node }: Place, statement: Assignment): ActionError {
  return new ActionError(
    'VALUE_INVALID',
    `${describeStatement(statement)} failed: "+=" adds to a list, and there is none.`,
    { at: positionOf(document.manifest, node.start), hint: 'Write "=" to replace the value.' },
  );
}
