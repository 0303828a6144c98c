import type { Lineage, RemoteTag, TagMove } from '#github';
import type { MovingTag } from './standing.ts';

/** What becomes of a moving tag. */
export type Aim =
  | { readonly kind: 'create' | 'move'; readonly move: TagMove }
  | { readonly kind: 'there'; readonly tag: string }
  /** It stays where it is, for a reason that continues "stays, because …". */
  | { readonly kind: 'stay'; readonly tag: string; readonly because: string };

export interface TagFacts {
  readonly commit: string;
  readonly present: RemoteTag | undefined;
  /** How the release's commit stands to the one that the tag leads to. */
  readonly lineage: Lineage | undefined;
}

/** A tag moves forward alone: to a newer version of its line, and to a commit that descends from the one it leads to. */
export function aimOf({ tag, newer }: MovingTag, { commit, present, lineage }: TagFacts): Aim {
  if (newer !== '') return { kind: 'stay', tag, because: `${newer} is newer in its line` };
  if (present === undefined) return { kind: 'create', move: { tag, from: undefined, to: commit } };
  if (present.commit === commit) return { kind: 'there', tag };
  if (lineage === 'ahead') return { kind: 'move', move: { tag, from: present.oid, to: commit } };
  return { kind: 'stay', tag, because: `it leads to ${present.commit}, from which the release does not descend` };
}
