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
  const commits: Arrived[] = [];
  for (let next: string | undefined = oid; next !== undefined; ) {
    const node: unknown = known.get(next);
    if (node === undefined) return { commits: inOrder(commits), isWhole: false };
    const blobs = files.flatMap(([alias, path]) => {
      const blob = at(node, alias, 'oid');
      return typeof blob === 'string' ? [[path, blob] as const] : [];
    });
    commits.push({
      oid: next,
      message: textAt(node, 'message'),
      mergedAt: mergedAt(node, base),
      committedAt: textAt(node, 'committedDate'),
      blobs: new Map(blobs),
      statements: statementsOf(node),
    });
    const [parent] = listAt(node, 'parents', 'nodes');
    next = parent === undefined ? undefined : textAt(parent, 'oid');
  }
  return { commits: inOrder(commits), isWhole: true };
}

interface Arrived extends Omit<TrailCommit, 'at'> {
  readonly mergedAt: string | undefined;
  readonly committedAt: string;
}

/**
 * GitHub knows when it merged a pull request. The date of any other commit is what its author says: no commit came before a
 * pull request that it builds on.
 */
function inOrder(commits: readonly Arrived[]): readonly TrailCommit[] {
  let known = '';
  const told = commits.toReversed().map(({ mergedAt: merged, committedAt, ...commit }): TrailCommit => {
    if (merged !== undefined && !isBefore(merged, known)) known = merged;
    const at = merged ?? committedAt;
    return { ...commit, at: isBefore(at, known) ? known : at };
  });
  return told.toReversed();
}

function isBefore(one: string, other: string): boolean {
  return other !== '' && Date.parse(one) < Date.parse(other);
}

/** Of several pull requests the last merge counts. */
function mergedAt(node: unknown, base: string): string | undefined {
  const merges = listAt(node, 'associatedPullRequests', 'nodes').flatMap((pullRequest) => {
    const merged = at(pullRequest, 'mergedAt');
    return typeof merged === 'string' && at(pullRequest, 'baseRefName') === base ? [merged] : [];
  });
  return merges.toSorted().at(-1);
}
