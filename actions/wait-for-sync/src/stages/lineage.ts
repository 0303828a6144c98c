import type { Revision } from '#agent';
import type { Lineage } from '#github';
import type { State } from './state.ts';

/** How a revision stands to our commit; undefined as long as nobody has said. */
export function lineageOf({ commit, lineages }: State, revision: Revision | undefined): Lineage | undefined {
  if (commit === undefined || revision?.commit === undefined) return undefined;
  return revision.commit === commit ? 'identical' : lineages.get(revision.commit);
}

/** Whether a revision holds our commit: is it, or comes after it. Agents skip commits, so that ours alone may never be seen. */
export function isReached(state: State, revision: Revision | undefined): boolean {
  const lineage = lineageOf(state, revision);
  return lineage === 'identical' || lineage === 'ahead';
}
