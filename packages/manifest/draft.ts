import type { Planned } from './planned.ts';
import type { Change, DocumentInfo, Json } from './report/change.ts';
import { documentInfo } from './report/document-info.ts';
import { jsonOf } from './report/json.ts';
import { isSecret, masked } from './report/secrets.ts';
import { refuseFanOut } from './yaml/alias.ts';
import { applyEdits } from './yaml/apply-edits.ts';
import type { Manifest } from './yaml/manifest.ts';
import { positionOf } from './yaml/position.ts';
import { readScalar } from './yaml/scalar.ts';
import { movedOffset } from './yaml/splice.ts';

/** A file under edit: how it was, how it is after the statements so far, and what they changed. */
export interface Draft {
  readonly original: Manifest;
  readonly manifest: Manifest;
  readonly changes: readonly DraftChange[];
}

/** A change whose line is not final: later statements may add lines above it. */
interface DraftChange extends Omit<Change, 'line'> {
  readonly offset: number;
}

/**
 * Makes the edits of one statement in a file.
 * @throws ActionError EDIT_NOT_PROVED, ALIAS_FAN_OUT
 */
export function edited(draft: Draft, planned: readonly Planned[], by: Change['by']): Draft {
  if (planned.length === 0) return draft;
  for (const { document, place } of planned) refuseFanOut(document, place);
  const edits = planned.map(({ edit }) => edit);
  const { manifest, splices, offsets } = applyEdits(draft.manifest, edits);
  const moved = draft.changes.map((change) => ({ ...change, offset: movedOffset(change.offset, splices) }));
  const made = planned.map((each, index) => changeOf(each, by, offsets[index] ?? 0));
  return { original: draft.original, manifest, changes: [...moved, ...made] };
}

function changeOf({ document, place, path, edit }: Planned, by: Change['by'], offset: number): DraftChange {
  const show = (value: Json): Json => (isSecret(place) ? masked : value);
  const old = edit.kind === 'replace' ? { old: show(jsonOf(readScalar(edit.node))) } : {};
  const op = edit.kind === 'replace' ? 'replace' : 'add';
  const info: DocumentInfo = documentInfo(document);
  return { file: document.manifest.path, document: info, path, op, ...old, new: show(jsonOf(edit.value)), by, offset };
}

/** The changes of a finished draft, in the order of its text. */
export function finished({ manifest, changes }: Draft): readonly Change[] {
  return changes
    .toSorted((a, b) => a.offset - b.offset)
    .map(({ offset, ...change }) => ({ ...change, line: positionOf(manifest, offset).line }));
}
