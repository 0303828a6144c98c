import { type Delivery, regionLimit, regionOf } from '#environment';
import { ActionError } from '#error';
import type { Head, Inspection, OpenPullRequest, RemoteFile } from '#github';
import { applyEdit, type Edit, type EditResult } from '#manifest';
import { claim, foreignCommits } from './ownership.ts';

/** What is to be done, for one state of the repository. */
export type Decision =
  | { readonly kind: 'leave'; readonly pullRequest: OpenPullRequest | undefined }
  /** The commit is right, the description is not. */
  | { readonly kind: 'describe'; readonly pullRequest: OpenPullRequest }
  | { readonly kind: 'create' }
  /** The change goes on top of our earlier one. */
  | { readonly kind: 'append'; readonly head: Head; readonly pullRequest: OpenPullRequest }
  /** The branch is moved to a new commit on the base; its earlier commits are dropped. */
  | { readonly kind: 'replace'; readonly head: Head; readonly pullRequest: OpenPullRequest | undefined }
  /** The base has the value: nothing is left to merge. */
  | { readonly kind: 'close'; readonly head: Head; readonly pullRequest: OpenPullRequest };

export interface Situation {
  readonly seen: Inspection;
  readonly edit: Edit;
  /** The edit, applied to the base. */
  readonly wanted: EditResult;
  readonly delivery: Delivery;
  readonly branch: string;
  /** Our part of the body as it should stand in the pull request that is open. */
  readonly regionFor: (pullRequest: OpenPullRequest, limit: number) => string;
}

export function decide(situation: Situation): Decision {
  const { seen, wanted, delivery, branch } = situation;
  const { head, pullRequest } = seen;
  if (wanted.files.length === 0) return settled(seen, delivery);
  if (head === undefined) return { kind: 'create' };
  claim({ branch, head, pullRequest, delivery });
  if (pullRequest === undefined) return { kind: 'replace', head, pullRequest };
  const holdsOnlyThis = pullRequest.files.every((path) => wanted.files.some((file) => file.path === path));
  if (!holdsOnlyThis) return { kind: 'replace', head, pullRequest };
  if (holds(head.files, wanted)) return described(situation, pullRequest);
  return appends(situation, head) ? { kind: 'append', head, pullRequest } : { kind: 'replace', head, pullRequest };
}

/** The base has the value. A pull request to which somebody added is theirs to close. */
function settled({ head, pullRequest }: Inspection, delivery: Delivery): Decision {
  if (pullRequest === undefined || head === undefined) return { kind: 'leave', pullRequest: undefined };
  const ours = head.ahead.length > 0 && foreignCommits(head, delivery).length === 0;
  return ours ? { kind: 'close', head, pullRequest } : { kind: 'leave', pullRequest };
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
function appends({ edit, wanted }: Situation, head: Head): boolean {
  try {
    return holds(merged(head.files, applyEdit(head.files, edit)), wanted);
  } catch (error) {
    if (error instanceof ActionError) return false;
    throw error;
  }
}

function merged(files: readonly RemoteFile[], result: EditResult): EditResult['files'] {
  const changed = new Map(result.files.map((file) => [file.path, file]));
  return files.map((file) => changed.get(file.path) ?? file);
}
