import { type Delivery, regionLimit, regionOf, type Settings } from '#environment';
import type { Head, Inspection, OpenPullRequest, RemoteFile } from '#github';
import type { Edit, EditResult } from '#manifest';
import { claim, foreignCommits } from './ownership.ts';

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
      readonly files: EditResult['files'];
    }
  /** The pull request is somebody's as well: it is told, and left. */
  | { readonly kind: 'remark'; readonly pullRequest: OpenPullRequest; readonly remark: string }
  /** The change goes straight to the base. */
  | { readonly kind: 'commit' }
  /** The branch is moved to a new commit on the base; its earlier commits are dropped. */
  | { readonly kind: 'replace'; readonly head: Head; readonly pullRequest: OpenPullRequest | undefined }
  /** The base has the value: nothing is left to merge. */
  | { readonly kind: 'close'; readonly head: Head; readonly pullRequest: OpenPullRequest };

export interface Situation {
  readonly seen: Inspection;
  readonly edit: Edit;
  /** The edit, applied to the base. */
  readonly wanted: EditResult;
  /** The edit, applied to our branch, if it is there. */
  readonly onBranch: EditResult | undefined;
  readonly delivery: Delivery;
  readonly branch: string;
  readonly rules: Pick<Settings, 'mode' | 'foreignCommits'> & { readonly onClosed: 'create' | 'respect' };
  /** The pull request with this very change that a person closed. */
  readonly closed: Inspection['closed'];
  /** Our part of the body as it should stand in the pull request that is open. */
  readonly regionFor: (pullRequest: OpenPullRequest, limit: number) => string;
}

export function decide(situation: Situation): Decision {
  const { seen, wanted, delivery, branch, rules } = situation;
  const { head, pullRequest } = seen;
  if (rules.mode === 'direct') {
    return wanted.files.length === 0 ? { kind: 'leave', pullRequest: undefined } : { kind: 'commit' };
  }
  if (wanted.files.length === 0) return settled(seen, delivery);
  const isRefused = situation.closed !== undefined && rules.onClosed === 'respect';
  if (head === undefined) return isRefused ? { kind: 'leave', pullRequest: undefined } : { kind: 'create' };
  const shared = rules.foreignCommits === 'append' ? besideForeign(situation, head) : undefined;
  if (shared !== undefined) return shared;
  claim({ branch, head, pullRequest, delivery });
  if (isRefused) return { kind: 'leave', pullRequest: undefined };
  if (pullRequest === undefined) return { kind: 'replace', head, pullRequest };
  const holdsOnlyThis = pullRequest.files.every((path) => wanted.files.some((file) => file.path === path));
  if (!holdsOnlyThis) return { kind: 'replace', head, pullRequest };
  if (holds(head.files, wanted)) return described(situation, pullRequest);
  return appends(situation, head)
    ? { kind: 'append', head, pullRequest, files: wanted.files }
    : { kind: 'replace', head, pullRequest };
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
  const { seen, delivery, onBranch } = situation;
  const foreign = foreignCommits(head, delivery);
  if (foreign.length === 0 || foreign.length === head.ahead.length || onBranch === undefined) return undefined;
  const { pullRequest } = seen;
  if (onBranch.files.length > 0) return { kind: 'append', head, pullRequest, files: onBranch.files };
  return pullRequest === undefined ? undefined : described(situation, pullRequest);
}

function described({ regionFor }: Situation, pullRequest: OpenPullRequest): Decision {
  const right = regionOf(pullRequest.body) === regionFor(pullRequest, regionLimit(pullRequest.body));
  return { kind: right ? 'leave' : 'describe', pullRequest };
}

function holds(files: readonly { readonly path: string; readonly text: string }[], wanted: EditResult): boolean {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return wanted.files.every(({ path, text }) => texts.get(path) === text);
}

/**
 * Whether the edit gives the same texts on our branch as on the base. If it does not, the base has changed the same
 * files since, and a commit on top could not be merged, or would merge into something that nobody looked at.
 */
function appends({ onBranch, wanted }: Situation, head: Head): boolean {
  return onBranch !== undefined && holds(merged(head.files, onBranch), wanted);
}

function merged(files: readonly RemoteFile[], result: EditResult): EditResult['files'] {
  const changed = new Map(result.files.map((file) => [file.path, file]));
  return files.map((file) => changed.get(file.path) ?? file);
}
