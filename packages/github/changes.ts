import { Buffer } from 'node:buffer';
import type { FileChange } from './file-change.ts';
import type { MutationField } from './plan.ts';
import { siblingSelection } from './sibling.ts';

// The fields of a plan, each in the terms of git. A branch is a name without `refs/heads/`.

/** As `beforeOid`: must not exist; as `afterOid`: is deleted. */
const nothing = '0'.repeat(40);

export interface BranchTarget {
  readonly repositoryId: string;
  readonly branch: string;
  readonly oid: string;
}

export function createBranch({ repositoryId, branch, oid }: BranchTarget): MutationField {
  return {
    mutation: 'createRef',
    doing: `Creating the branch "${branch}"`,
    input: { repositoryId, name: `refs/heads/${branch}`, oid },
  };
}

export interface NewCommit {
  /** owner/name */
  readonly repository: string;
  readonly branch: string;
  /** Where the branch must stand: it becomes the parent. */
  readonly parent: string;
  readonly message: { readonly headline: string; readonly body: string };
  /** Those that `fitsMutation` allows. */
  readonly changes: readonly FileChange[];
}

/** GitHub commits as the token's owner and signs; nothing else about the commit can be chosen. */
export function commitOnBranch({ repository, branch, parent, message, changes }: NewCommit): MutationField {
  const deletions = changes.flatMap(({ kind, path }) => (kind === 'delete' ? [{ path }] : []));
  return {
    mutation: 'createCommitOnBranch',
    doing: `Committing to the branch "${branch}"`,
    input: {
      branch: { repositoryNameWithOwner: repository, branchName: branch },
      expectedHeadOid: parent,
      message,
      fileChanges: {
        additions: changes.flatMap((change) =>
          change.kind === 'write'
            ? [{ path: change.path, contents: Buffer.from(change.bytes).toString('base64') }]
            : [],
        ),
        ...(deletions.length > 0 && { deletions }),
      },
    },
  };
}

/** One ref of an atomic move; undefined stands for a branch that does not exist. */
export interface BranchMove {
  readonly branch: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** Moves, creates or deletes branches, all or none, each only if it still stands where it was seen. */
export function moveBranches(repositoryId: string, moves: readonly BranchMove[]): MutationField {
  return {
    mutation: 'updateRefs',
    doing: `Moving the branch "${moves[0]?.branch ?? ''}"`,
    input: {
      repositoryId,
      refUpdates: moves.map(({ branch, from, to }) => ({
        name: `refs/heads/${branch}`,
        beforeOid: from ?? nothing,
        afterOid: to ?? nothing,
        force: true,
      })),
    },
  };
}

/** Deletes a branch wherever it stands: only for one whose name nobody else has. */
export function dropBranch(repositoryId: string, branch: string): MutationField {
  return {
    mutation: 'updateRefs',
    doing: `Deleting the branch "${branch}"`,
    input: { repositoryId, refUpdates: [{ name: `refs/heads/${branch}`, afterOid: nothing, force: true }] },
  };
}

export interface NewPullRequest {
  readonly repositoryId: string;
  readonly base: string;
  readonly branch: string;
  readonly title: string;
  readonly body: string;
  readonly draft: boolean;
  /** Reads the branches with this prefix back, as they stand once the pull request is open. */
  readonly siblings?: string;
}

export function openPullRequest(pullRequest: NewPullRequest): MutationField {
  const { repositoryId, base, branch, title, body, draft, siblings } = pullRequest;
  return {
    mutation: 'createPullRequest',
    doing: `Opening the pull request from "${branch}" into "${base}"`,
    input: { repositoryId, baseRefName: base, headRefName: branch, title, body, draft },
    ...(siblings !== undefined && {
      also: {
        selection: `repository { ${siblingSelection} }`,
        variables: { siblings: `refs/heads/${siblings}` },
      },
    }),
  };
}

export interface PullRequestText {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly body: string;
}

export function describePullRequest({ id, number, title, body }: PullRequestText): MutationField {
  return {
    mutation: 'updatePullRequest',
    doing: `Describing pull request #${number}`,
    input: { pullRequestId: id, title, body },
  };
}

export function comment(subject: { readonly id: string; readonly number: number }, body: string): MutationField {
  return {
    mutation: 'addComment',
    doing: `Commenting on pull request #${subject.number}`,
    input: { subjectId: subject.id, body },
  };
}
