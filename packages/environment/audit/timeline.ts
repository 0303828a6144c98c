import { type RecordedCommit, type Trail, trunkOf } from './record.ts';

/** A commit that the branch was at, and when it got there. */
export interface Moment {
  readonly commit: RecordedCommit;
  /** Undefined for the first commit of all. */
  readonly before: RecordedCommit | undefined;
  readonly time: string;
}

/** When GitHub itself says that the branch got to a commit: all other dates are what an author says. */
export function certainTimeOf({ pullRequest, isByGitHub, committedAt }: RecordedCommit): string | undefined {
  return pullRequest?.mergedAt ?? (isByGitHub ? committedAt : undefined);
}

/**
 * What the branch was at, oldest first, from a time on. A date that an author says counts only between those that are certain
 * before and after it; and it leaves nothing out: only what is older than a certain time before `since` surely is.
 */
export function timelineOf(trail: Trail, since: string): readonly Moment[] {
  const trunk = trunkOf(trail).toReversed();
  const certain = trunk.map(certainTimeOf);
  const last = since === '' ? -1 : certain.findLastIndex((time) => time !== undefined && isBefore(time, since));
  return trunk.flatMap((commit, index) => {
    const before = trunk[index - 1];
    // What came before it is not known, and so not what it changed.
    if (index <= last || (before === undefined && commit.parents.length > 0)) return [];
    return [{ commit, before, time: certain[index] ?? between(commit.committedAt, certain, index) }];
  });
}

function between(time: string, certain: readonly (string | undefined)[], index: number): string {
  const floor = certain.slice(0, index).findLast((each) => each !== undefined);
  const ceiling = certain.slice(index + 1).find((each) => each !== undefined);
  if (floor !== undefined && isBefore(time, floor)) return floor;
  return ceiling !== undefined && isBefore(ceiling, time) ? ceiling : time;
}

function isBefore(a: string, b: string): boolean {
  return Date.parse(a) < Date.parse(b);
}
