import { claim, type Delivery, foreignCommits, regionLimit, regionOf, type Settings } from '#environment';
import type { FileChange, Head, Inspection, OpenPullRequest } from '#github';
import type { EditResult } from '#manifest';
import type { Proposal } from './proposal.ts';

/** What is to be done, for one state of the repository. */
export type Decision =
  | { readonly kind: 'leave'; readonly pullRequest: OpenPullRequest | undefined }
  /** The commit is right, the description is not. */
  | { readonly kind: 'describe'; readonly pullRequest: OpenPullRequest }
  | { readonly kind: 'create' }
  /** The change goes on top of what the branch holds. */
  | {
      readonly kind: 'append';
      readonly head: Head;
      readonly pullRequest: OpenPullRequest | undefined;
      readonly changes: readonly FileChange[];
    }
  /** The pull request is somebody's as well: it is told, and left. */
  | { readonly kind: 'remark'; readonly pullRequest: OpenPullRequest; readonly remark: string }
  /** The change goes straight to the base. */
  | { readonly kind: 'commit'; readonly changes: readonly FileChange[] }
  /** The branch is moved to a new commit on the base; its earlier commits are dropped. */
  | { readonly kind: 'replace'; readonly head: Head; readonly pullRequest: OpenPullRequest | undefined }
  /** The base has the value: nothing is left to merge. */
  | { readonly kind: 'close'; readonly head: Head; readonly pullRequest: OpenPullRequest };

export interface Situation {
  readonly seen: Inspection;
  readonly proposal: Proposal;
  /** What the base would see edited. */
  readonly wanted: EditResult;
  readonly files: readonly FileChange[];
  readonly delivery: Delivery;
  readonly branch: string;
  readonly rules: Pick<Settings, 'mode' | 'foreignCommits'> & { readonly onClosed: 'create' | 'respect' };
  /** The pull request with this very change that a person closed. */
  readonly closed: Inspection['closed'];
  /** Our part of the body as it should stand in the pull request that is open. */
  readonly regionFor: (pullRequest: OpenPullRequest, limit: number) => string;
}

export function decide(situation: Situation): Decision {
  const { seen, proposal, delivery, branch, rules } = situation;
  const { head, pullRequest } = seen;
  if (rules.mode === 'direct') {
    if (proposal.paths.length === 0) return { kind: 'leave', pullRequest: undefined };
    return { kind: 'commit', changes: proposal.onBase() };
  }
  if (proposal.paths.length === 0) return settled(seen, delivery);
  const isRefused = situation.closed !== undefined && rules.onClosed === 'respect';
  if (head === undefined) return isRefused ? { kind: 'leave', pullRequest: undefined } : { kind: 'create' };
  const shared = rules.foreignCommits === 'append' ? besideForeign(situation, head) : undefined;
  if (shared !== undefined) return shared;
  claim({ branch, head, pullRequest, delivery });
  if (isRefused) return { kind: 'leave', pullRequest: undefined };
  if (pullRequest === undefined) return { kind: 'replace', head, pullRequest };
  const holdsOnlyThis = pullRequest.files.every((path) => proposal.anew.changes.some((change) => change.path === path));
  if (!holdsOnlyThis) return { kind: 'replace', head, pullRequest };
  if (proposal.isOnBranch) return described(situation, pullRequest);
  const { onOurs } = proposal;
  return onOurs === undefined
    ? { kind: 'replace', head, pullRequest }
    : { kind: 'append', head, pullRequest, changes: onOurs };
}

/** The base has the value. A pull request to which somebody added is theirs to close. */
function settled({ base, head, pullRequest }: Inspection, delivery: Delivery): Decision {
  if (pullRequest === undefined || head === undefined) return { kind: 'leave', pullRequest: undefined };
  const ours = head.ahead.length > 0 && foreignCommits(head, delivery).length === 0;
  if (ours) return { kind: 'close', head, pullRequest };
  const remark = `\`${base.name}\` holds ${delivery.app}’s values by now; this stays open, for it holds commits of others.`;
  if (pullRequest.comments.includes(remark)) return { kind: 'leave', pullRequest };
  return { kind: 'remark', pullRequest, remark };
}

/** On top of somebody's commits, which stay; undefined where there are none beside ours. */
function besideForeign(situation: Situation, head: Head): Decision | undefined {
  const { seen, delivery, proposal } = situation;
  const foreign = foreignCommits(head, delivery);
  if (foreign.length === 0 || foreign.length === head.ahead.length) return undefined;
  const changes = proposal.onTheirs();
  if (changes === undefined) return undefined;
  const { pullRequest } = seen;
  if (changes.length > 0) return { kind: 'append', head, pullRequest, changes };
  return pullRequest === undefined ? undefined : described(situation, pullRequest);
}

function described({ regionFor }: Situation, pullRequest: OpenPullRequest): Decision {
  const right = regionOf(pullRequest.body) === regionFor(pullRequest, regionLimit(pullRequest.body));
  return { kind: right ? 'leave' : 'describe', pullRequest };
}
