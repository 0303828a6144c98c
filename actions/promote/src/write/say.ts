import { describePullRequest, type GitHub, type ProposedChange } from '#github';
import { statusOf, withGates } from '../gates/status.ts';
import { gatesContext, type Sight } from '../look/look.ts';
import type { GateRow } from '../result.ts';

interface Saying {
  readonly github: Pick<GitHub, 'setStatus'>;
  /** owner/name */
  readonly repository: string;
}

/** A pull request, where its branch stands, and what its status has to say there. */
export interface Said {
  readonly number: number;
  readonly headOid: string;
  readonly rows: readonly GateRow[];
  /** Whether a person, or GitHub itself, may merge it once it is green. */
  readonly mayMerge: boolean;
}

/**
 * Writes the statuses that do not say so already. Two pull requests may have the same head: then the stricter one speaks.
 * @returns how many were written
 */
export async function sayGates(sight: Sight, all: readonly Said[], saying: Saying): Promise<number> {
  const heads = new Map<string, readonly Said[]>();
  for (const said of all) heads.set(said.headOid, [...(heads.get(said.headOid) ?? []), said]);
  let written = 0;
  for (const [headOid, group] of heads) {
    const rows = group.flatMap((each) => each.rows);
    const status = statusOf(
      rows,
      group.every(({ mayMerge }) => mayMerge),
    );
    const there = sight.overview.pullRequests.find((change) => change.headOid === headOid)?.status;
    const isThere = there?.state === status.state && there.description === status.description;
    if (isThere && there.by === sight.overview.viewer) continue;
    await saying.github.setStatus({
      repository: saying.repository,
      commit: headOid,
      context: gatesContext,
      url: '',
      ...status,
    });
    written += 1;
  }
  return written;
}

/** The tables in the bodies of pull requests that are not ours to describe otherwise. */
export function tableFields(
  changes: readonly { readonly change: ProposedChange; readonly rows: readonly GateRow[] }[],
): ReturnType<typeof describePullRequest>[] {
  return changes.flatMap(({ change, rows }) => {
    const body = withGates(change.body, rows);
    return body === change.body ? [] : [describePullRequest({ ...change, body })];
  });
}
