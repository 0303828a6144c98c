import { ActionError } from '#error';
import { already, assign, join, type Outcome } from '../planned.ts';
import { pathOf } from '../report/path.ts';
import { selectDocument } from '../target/select-document.ts';
import type { FanOut } from '../tree-edit.ts';
import type { Manifest } from '../yaml/manifest.ts';
import { type Document, documentsOf, type Place, placesIn } from '../yaml/place.ts';
import { positionOf } from '../yaml/position.ts';
import { readScalar } from '../yaml/scalar.ts';
import { create, fill } from './create.ts';
import { formatSteps } from './format-step.ts';
import { missed } from './miss.ts';
import { type Missing, resolve } from './resolve.ts';
import type { Statement } from './statement.ts';
import { type Typed, typedFresh, typedLike } from './typed-value.ts';

/**
 * Plans one line of `set`.
 * @throws ActionError NO_MATCH, SEVERAL_MATCHES, VALUE_INVALID, ALIAS_FAN_OUT
 */
export function planStatement(manifests: readonly Manifest[], statement: Statement, fanOut: FanOut): Outcome {
  const document = selectDocument(manifests.flatMap(documentsOf), statement.target, describe(statement));
  const resolved = resolve(document, statement.steps, fanOut);
  if (resolved.kind === 'found') {
    const plan = statement.operator === '+=' ? append : replace;
    return join(resolved.places.map((place) => plan(document, place, statement)));
  }
  if (statement.operator === '=') throw missed(document, statement, resolved);
  return { edits: [createMissing(document, statement, resolved)], skipped: [], warnings: [] };
}

function replace(document: Document, place: Place, statement: Statement): Outcome {
  const { node } = place;
  const old = node.kind === 'scalar' ? readScalar(node) : null;
  const value = accepted(document, place, { statement, typed: typedLike(old, statement.value) });
  return assign(document, place, value);
}

/** An item that is there already is not added again: the edit can be repeated. */
function append(document: Document, place: Place, statement: Statement): Outcome {
  const items = placesIn(place).flatMap((item) =>
    item.node.kind === 'scalar' ? { item, value: readScalar(item.node) } : [],
  );
  const last = items.at(-1);
  const typed = last === undefined ? typedFresh(statement.value) : typedLike(last.value, statement.value);
  const value = accepted(document, place, { statement, typed });
  const edit =
    place.node.kind === 'sequence'
      ? ({ kind: 'insert', node: place.node, index: place.node.items.length, value } as const)
      : fill(place, [value]);
  if (edit === undefined) throw noList(document, place, statement);
  const same = items.find((each) => Object.is(each.value, value));
  if (same !== undefined) return already(document, same.item);
  return { edits: [{ document, place, path: pathOf(place), edit }], skipped: [], warnings: [] };
}

function noList(document: Document, { node }: Place, statement: Statement): ActionError {
  return new ActionError('VALUE_INVALID', `${describe(statement)} failed: "+=" adds to a list, and there is none.`, {
    at: positionOf(document.manifest, node.start),
    hint: 'Write "=" to replace the value.',
  });
}

function createMissing(document: Document, statement: Statement, missing: Missing): Outcome['edits'][number] {
  const value = accepted(document, missing.place, { statement, typed: typedFresh(statement.value) });
  const planned = create(document, missing, statement.operator === '+=' ? [value] : value);
  if (planned !== undefined) return planned;
  throw new ActionError('VALUE_INVALID', `${describe(statement)} failed: what is missing cannot be created there.`, {
    at: positionOf(document.manifest, missing.place.node.start),
    hint: 'Keys and elements named by a filter ([name=app]) are created in mappings, lists and empty values; write the rest by hand.',
  });
}

interface Judged {
  readonly statement: Statement;
  readonly typed: Typed;
}

/** The value itself is never quoted: it may belong to a Secret. */
function accepted(
  document: Document,
  { node }: Place,
  { statement, typed }: Judged,
): Extract<Typed, { ok: true }>['value'] {
  if (typed.ok) return typed.value;
  throw new ActionError('VALUE_INVALID', `${describe(statement)} failed: the value is ${typed.problem}.`, {
    at: positionOf(document.manifest, node.start),
    hint: 'Put quotes around the value to write a string.',
  });
}

function describe({ steps, line }: Statement): string {
  return `Setting ${formatSteps(steps)} (line ${line} of "set")`;
}
