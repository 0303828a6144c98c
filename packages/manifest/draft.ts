import { refuseSealed } from './encrypted.ts';
import { lineOffset, stringAfter } from './inside-lines.ts';
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
 * @throws ActionError EDIT_NOT_PROVED, ALIAS_FAN_OUT, MANIFEST_ENCRYPTED
 */
export function edited(draft: Draft, planned: readonly Planned[], { by, fanOut }: EditOptions): Draft {
  if (planned.length === 0) return draft;
  for (const { document, place } of planned) refuseSealed(document, place);
  if (fanOut === 'deny') for (const { document, place } of planned) refuseFanOut(document, place);
  for (const { document, edit } of planned) refuseLostAnchor(document, lostBy(edit));
  const { manifest, splices, offsets } = applyEdits(
    draft.manifest,
    planned.map(({ edit }) => edit),
  );
  const moved = draft.changes.map((change) => {
    return change.op === 'remove' ? change : { ...change, offset: movedOffset(change.offset, splices) };
  });
  const made = planned.flatMap((each, index) => {
    const offset = offsets[index] ?? 0;
    if (each.inside !== undefined) return changesInside(each, { draft, manifest, offset, by });
    const change = changeOf(each, by);
    return [{ ...change, offset: change.op === 'remove' ? originOf(draft, startOf(each.place)) : offset }];
  });
  return { original: draft.original, manifest, changes: [...moved, ...made], written: [...draft.written, splices] };
}

/** The nodes whose anchors no longer stand there after an edit; a value written anew keeps its own. */
function lostBy(edit: NodeEdit): readonly Node[] {
  if (edit.kind === 'remove') return [edit.node, ...(edit.place.entry === undefined ? [] : [edit.place.entry.key])];
  return edit.kind === 'rewrite' ? children(edit.node) : [];
}

function startOf({ node, entry }: Place): number {
  return (entry?.key ?? node).start;
}

/** Where a place of the text so far was in the original one. */
function originOf({ written }: Draft, start: number): number {
  return written.reduceRight((offset, splices) => originalOffset(offset, splices), start);
}

interface Made {
  readonly draft: Draft;
  readonly manifest: Manifest;
  readonly offset: number;
  readonly by: Change['by'];
}

/** What changes in the text that a string holds, each change at its own line where the text stands line by line. */
function changesInside(planned: Planned, { draft, manifest, offset, by }: Made): readonly DraftChange[] {
  const { document, place, edit, inside = [] } = planned;
  const { file, document: info, path } = changeOf(planned, by);
  const isHidden = isSecretEdit(planned);
  const text = edit.kind === 'replace' ? String(edit.value) : '';
  const after = stringAfter(manifest, { document, place, text });
  return inside.map(({ line, ...change }) => {
    const isOld = change.op === 'remove' && place.node.kind === 'scalar';
    const start = after === undefined ? offset : lineOffset(manifest.text, after, line);
    return {
      ...change,
      ...(isHidden && 'old' in change && { old: masked }),
      ...(isHidden && 'new' in change && { new: masked }),
      ...{ file, document: info, path: `${path}|${change.path}` },
      offset: isOld ? originOf(draft, lineOffset(draft.manifest.text, place.node, line)) : start,
    };
  });
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
