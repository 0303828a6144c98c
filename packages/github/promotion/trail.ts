import { at, listAt, textAt } from '../json.ts';
import { type Statement, statementsOf } from './statement.ts';

/** A state that a branch was in. */
export interface TrailCommit {
  readonly oid: string;
  readonly message: string;
  /** When the branch got to it: of a merged pull request the moment of the merge. As GitHub writes it. */
  readonly at: string;
  /** The ids of what the files held, by path. */
  readonly blobs: ReadonlyMap<string, string>;
  /** Undefined where not all could be read. */
  readonly statements: readonly Statement[] | undefined;
}

export interface Trail {
  /** Newest first. */
  readonly commits: readonly TrailCommit[];
  /** Whether the last of them is the first of all. */
  readonly isWhole: boolean;
}

interface TrailQuestion {
  /** Where it begins. */
  readonly oid: string;
  /** The branch's name. */
  readonly base: string;
  /** The aliases under which the files stand, with their paths. */
  readonly files: readonly (readonly [alias: string, path: string])[];
}

/**
 * The states of a branch, along the first parents alone: what a side branch held in between was never there, and the
 * history of a path follows whichever side of a merge has the same content.
 */
export function trailOf(nodes: readonly unknown[], { oid, base, files }: TrailQuestion): Trail {
  const known = new Map(nodes.map((node) => [textAt(node, 'oid'), node]));
  const commits: TrailCommit[] = [];
  for (let next: string | undefined = oid; next !== undefined; ) {
    const node: unknown = known.get(next);
    if (node === undefined) return { commits, isWhole: false };
    const blobs = files.flatMap(([alias, path]) => {
      const blob = at(node, alias, 'oid');
      return typeof blob === 'string' ? [[path, blob] as const] : [];
    });
    commits.push({
      oid: next,
      message: textAt(node, 'message'),
      at: arrival(node, base),
      blobs: new Map(blobs),
      statements: statementsOf(node),
    });
    const [parent] = listAt(node, 'parents', 'nodes');
    next = parent === undefined ? undefined : textAt(parent, 'oid');
  }
  return { commits, isWhole: true };
}

/** A commit's own date is what its author says; of several pull requests the last merge counts. */
function arrival(node: unknown, base: string): string {
  const merges = listAt(node, 'associatedPullRequests', 'nodes').flatMap((pullRequest) => {
    const mergedAt = at(pullRequest, 'mergedAt');
    return typeof mergedAt === 'string' && at(pullRequest, 'baseRefName') === base ? [mergedAt] : [];
  });
  return merges.toSorted().at(-1) ?? textAt(node, 'committedDate');
}
