import { assign, join, type Outcome } from '../planned.ts';
import { pathBelow, pathOf } from '../report/path.ts';
import { entryUnder } from '../yaml/node.ts';
import type { Document } from '../yaml/place.ts';
import { sourceScheme } from './find-source.ts';
import { membersOf } from './find-values.ts';
import type { SourcePlace } from './image-place.ts';
import { planPair } from './plan-pair.ts';
import { type ImageEdit, isVersion } from './request.ts';

/** Writes what an OCIRepository pulls: `url`, `ref.tag` and `ref.digest`. */
export function planSource(document: Document, found: SourcePlace, edit: ImageEdit, isMoved: boolean): Outcome {
  const { url, ref } = found;
  const moved = isMoved ? [assign(document, url, `${sourceScheme}${edit.repository}`)] : [];
  if (!isVersion(edit.image)) return join(moved);
  if (ref === undefined) return join([...moved, addRef(document, found, edit)]);
  return join([...moved, ...planPair(document, { found, map: ref, tagKey: 'tag' }, edit)]);
}

function addRef(document: Document, { map }: SourcePlace, { image: { tag, digest }, rules }: ImageEdit): Outcome {
  const isTagWritten = tag !== undefined && rules.pin !== 'digest';
  const value = { ...(isTagWritten && { tag }), ...(digest !== undefined && { digest }) };
  const place = membersOf(map)('ref');
  if (place !== undefined) {
    const edit = { kind: 'rewrite', place, node: place.node, value } as const;
    return { edits: [{ document, place, path: pathOf(place), edit }], skipped: [], warnings: [] };
  }
  const after = entryUnder(map.node, 'url');
  const edit = { kind: 'add', node: map.node, key: 'ref', value, ...(after && { after }) } as const;
  return { edits: [{ document, place: map, path: pathBelow(map, 'ref'), edit }], skipped: [], warnings: [] };
}
