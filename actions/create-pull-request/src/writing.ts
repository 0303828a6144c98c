import { type CommitMessage, regionLimit, withRegion } from '#environment';
import {
  describePullRequest,
  type GitHub,
  type Inspection,
  type MutationField,
  type OpenPullRequest,
  openPullRequest,
} from '#github';
import type { Proposal } from './proposal.ts';

/** What is written, whichever way it gets there. */
export interface Writing {
  readonly github: Pick<GitHub, 'send' | 'sendEach' | 'readFiles' | 'readStates' | 'mergeCommit' | 'writeCommit'>;
  /** owner/name */
  readonly repository: string;
  readonly seen: Inspection;
  readonly branch: string;
  /** The prefix of the branches of other versions, to be seen once the pull request is open. */
  readonly siblings: string | undefined;
  readonly draft: boolean;
  readonly anew: Proposal['anew'];
  readonly message: CommitMessage;
  readonly title: string;
  /** Our part of the body, in at most so many characters. */
  readonly regionWithin: (limit: number) => string;
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
