import { type CommitMessage, regionLimit, withRegion } from '#environment';
import {
  commitOnBranch,
  describePullRequest,
  type GitHub,
  type Inspection,
  type MutationField,
  type OpenPullRequest,
  openPullRequest,
} from '#github';
import type { EditResult } from '#manifest';

/** What is written, whichever way it gets there. */
export interface Writing {
  readonly github: Pick<GitHub, 'send' | 'sendEach' | 'readFiles' | 'mergeCommit'>;
  /** owner/name */
  readonly repository: string;
  readonly seen: Inspection;
  readonly branch: string;
  /** The prefix of the branches of other versions, to be seen once the pull request is open. */
  readonly siblings: string | undefined;
  readonly draft: boolean;
  readonly files: EditResult['files'];
  readonly message: CommitMessage;
  readonly title: string;
  /** Our part of the body, in at most so many characters. */
  readonly regionWithin: (limit: number) => string;
}

export function commit({ repository, message, files }: Writing, branch: string, parent: string): MutationField {
  return commitOnBranch({ repository, branch, parent, message, files });
}

/** Opens the pull request, or brings the one that is open in line with the head; a human's words in it stay. */
export function description(writing: Writing, pullRequest: OpenPullRequest | undefined): MutationField {
  const { seen, branch, title, draft, siblings, regionWithin } = writing;
  const existing = pullRequest?.body ?? '';
  const body = withRegion(existing, regionWithin(regionLimit(existing)));
  if (pullRequest !== undefined) return describePullRequest({ ...pullRequest, title, body });
  return openPullRequest({
    repositoryId: seen.repositoryId,
    base: seen.base.name,
    branch,
    title,
    body,
    draft,
    ...(siblings !== undefined && { siblings }),
  });
}
