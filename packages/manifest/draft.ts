import type { Planned } from './planned.ts';
import type { Change, Json } from './report/change.ts';
import { documentInfo } from './report/document-info.ts';
import { jsonOf } from './report/json.ts';
import { isSecretEdit, masked } from './report/secrets.ts';
import type { FanOut } from './tree-edit.ts';
import { refuseFanOut, refuseLostAnchor } from './yaml/alias.ts';
import { applyEdits } from './yaml/apply-edits.ts';
import type { NodeEdit } from './yaml/edit.ts';
import type { Manifest } from './yaml/manifest.ts';
import { modelOf } from './yaml/model.ts';
import { children, type Node } from './yaml/node.ts';
import type { Place } from './yaml/place.ts';
import { positionOf } from './yaml/position.ts';
import { readScalar } from './yaml/scalar.ts';
import { movedOffset, originalOffset, type Splice } from './yaml/splice.ts';
import type { Value } from './yaml/write-value.ts';

/** A file under edit: how it was, how it is after the statements so far, and what they changed. */
export interface Draft {
  readonly original: Manifest;
  readonly manifest: Manifest;
  readonly changes: readonly DraftChange[];
  /** What each statement wrote, the first one first. */
  readonly written: readonly (readonly Splice[])[];
}

/** A change whose line is not final: later statements may add lines above it. */
interface DraftChange extends Omit<Change, 'line'> {
  /** In the text so far; of what was taken out in the original text. */
  readonly offset: number;
}

export function draftOf(manifest: Manifest): Draft {
  return { original: manifest, manifest, changes: [], written: [] };
}

export interface EditOptions {
  readonly by: Change['by'];
  readonly fanOut: FanOut;
}

/**
 * Makes the edits of one statement in a file.
 * @throws ActionError EDIT_NOT_PROVED, ALIAS_FAN_OUT
 */
export function edited(draft: Draft, planned: readonly Planned[], { by, fanOut }: EditOptions): Draft {
  if (planned.length === 0) return draft;
  if (fanOut === 'deny') for (const { document, place } of planned) refuseFanOut(document, place);
  for (const { document, edit } of planned) refuseLostAnchor(document, lostBy(edit));
  const { manifest, splices, offsets } = applyEdits(
    draft.manifest,
    planned.map(({ edit }) => edit),
  );
  const moved = draft.changes.map((change) => {
    return change.op === 'remove' ? change : { ...change, offset: movedOffset(change.offset, splices) };
  });
  const made = planned.flatMap((each, index) =>
    changesOf(each, by).map((change) => {
      return { ...change, offset: change.op === 'remove' ? originOf(draft, each.place) : (offsets[index] ?? 0) };
    }),
  );
  return { original: draft.original, manifest, changes: [...moved, ...made], written: [...draft.written, splices] };
}

/** The nodes whose anchors no longer stand there after an edit; a value written anew keeps its own. */
function lostBy(edit: NodeEdit): readonly Node[] {
  if (edit.kind === 'remove') return [edit.node, ...(edit.place.entry === undefined ? [] : [edit.place.entry.key])];
  return edit.kind === 'rewrite' ? children(edit.node) : [];
}

function originOf({ written }: Draft, { node, entry }: Place): number {
  const start = (entry?.key ?? node).start;
  return written.reduceRight((offset, splices) => originalOffset(offset, splices), start);
}

function changesOf(planned: Planned, by: Change['by']): readonly Omit<DraftChange, 'offset'>[] {
  const { inside } = planned;
  if (inside === undefined) return [changeOf(planned, by)];
  const { file, document, path } = changeOf(planned, by);
  const isHidden = isSecretEdit(planned);
  return inside
    .flatMap((each) => changesOf(each, by))
    .map((change) => ({
      ...change,
      ...(isHidden && 'old' in change && { old: masked }),
      ...(isHidden && 'new' in change && { new: masked }),
      ...{ file, document, path: `${path}|${change.path}` },
    }));
}

function changeOf(planned: Planned, by: Change['by']): Omit<DraftChange, 'offset'> {
  const { document, path, edit } = planned;
  const isHidden = isSecretEdit(planned);
  const show = (value: Value): Json => (isHidden ? masked : jsonOf(value));
  const common = { file: document.manifest.path, document: documentInfo(document), path, by };
  switch (edit.kind) {
    case 'replace':
      return { ...common, op: 'replace', old: show(readScalar(edit.node)), new: show(edit.value) };
    case 'rewrite':
      return { ...common, op: 'replace', old: show(modelOf(document, edit.node)), new: show(edit.value) };
    case 'remove':
      return { ...common, op: 'remove', old: show(modelOf(document, edit.node)) };
    case 'add':
    case 'insert':
      return { ...common, op: 'add', new: show(edit.value) };
  }
}

/** The changes of a finished draft, in the order of its text. */
export function finished({ original, manifest, changes }: Draft): readonly Change[] {
  return changes
    .map(({ offset, ...change }) => ({
      ...change,
      line: positionOf(change.op === 'remove' ? original : manifest, offset).line,
    }))
    .toSorted((a, b) => a.line - b.line);
}
