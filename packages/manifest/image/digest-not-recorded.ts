import type { Outcome } from '../planned.ts';
import { pathOf } from '../report/path.ts';
import type { Document, Place } from '../yaml/place.ts';
import { positionOf } from '../yaml/position.ts';

/** Tells that a place holds a tag and nothing else, though the image has a digest. */
export function digestNotRecorded(document: Document, place: Place): Outcome {
  const { file, line } = positionOf(document.manifest, place.node.start);
  const message = `${pathOf(place)} in ${file} has no key for a digest: the digest is not recorded.`;
  return { edits: [], skipped: [], warnings: [{ level: 'notice', message, at: { file, line } }] };
}
