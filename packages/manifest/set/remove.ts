import { ActionError } from '#error';
import type { Outcome } from '../planned.ts';
import { pathOf } from '../report/path.ts';
import type { Document, Place } from '../yaml/place.ts';
import { positionOf } from '../yaml/position.ts';
import { describeStatement } from './describe.ts';
import type { Statement } from './statement.ts';

/** Takes a value out with its key, or an item. */
export function planRemoval(document: Document, place: Place, statement: Statement): Outcome {
  const { node } = place;
  if (place.parent === undefined) {
    throw new ActionError(
      'VALUE_INVALID',
      `${describeStatement(statement)} failed: a whole document is never taken out.`,
      { at: positionOf(document.manifest, node.start), hint: 'Remove the document by hand.' },
    );
  }
  const edit = { kind: 'remove', place, node } as const;
  return { edits: [{ document, place, path: pathOf(place), edit }], skipped: [], warnings: [] };
}
