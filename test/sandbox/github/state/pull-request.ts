import { Issues } from './issues.ts';
import type { MergeMethod } from './merge-method.ts';
import type { Caller } from './tokens.ts';

export interface Comment {
  readonly id: number;
  readonly author: string;
  readonly body: string;
  readonly createdAt: Date;
}

interface AutoMerge {
  readonly by: Caller;
  readonly method: MergeMethod;
  readonly headline?: string;
  readonly body?: string;
  readonly at: Date;
}

/** The last word of somebody about a pull request. */
export interface Review {
  readonly id: number;
  /** A login. */
  readonly author: string;
  readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'DISMISSED';
  /** The head that was looked at. */
  readonly commit: string;
  readonly at: Date;
}

export interface PullRequest {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  /** A login. */
  readonly author: string;
  readonly state: 'open' | 'closed' | 'merged';
  readonly draft: boolean;
  readonly baseRefName: string;
  readonly headRefName: string;
  /** owner/name of the fork that has the head branch; undefined where it is the repository itself. */
  readonly fork?: string;
  /** The base branch when the head last moved. */
  readonly baseOid: string;
  readonly headOid: string;
  readonly comments: readonly Comment[];
  /** By name. */
  readonly labels: readonly string[];
  /** Logins, of those who have not answered yet. */
  readonly requestedUsers: readonly string[];
  /** Slugs. */
  readonly requestedTeams: readonly string[];
  /** One of each author. */
  readonly reviews: readonly Review[];
  /** Logins. */
  readonly assignees: readonly string[];
  /** A number. */
  readonly milestone?: number;
  readonly autoMerge?: AutoMerge | undefined;
  /** Present while it waits in the merge queue. */
  readonly queued?: { readonly by: Caller; readonly at: Date } | undefined;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly closedAt?: Date;
  /** A login; of a merged one too. */
  readonly closedBy?: string;
  readonly merge?: { readonly by: string; readonly commit: string; readonly at: Date };
}

export type NewPullRequest = Pick<
  PullRequest,
  'title' | 'body' | 'author' | 'draft' | 'baseRefName' | 'headRefName' | 'baseOid' | 'headOid' | 'fork'
>;

export type PullRequestChange = Partial<
  Omit<PullRequest, 'id' | 'number' | 'author' | 'headRefName' | 'createdAt' | 'updatedAt' | 'closedAt'>
>;

const undecorated = { comments: [], labels: [], requestedUsers: [], requestedTeams: [], reviews: [], assignees: [] };

/** The pull requests of one repository, and its other issues. */
export class PullRequests {
  readonly #nextId: () => number;
  readonly #byNumber = new Map<number, PullRequest>();
  /** Those that are nothing else. */
  readonly issues: Issues;
  #lastNumber = 0;

  constructor(nextId: () => number) {
    this.#nextId = nextId;
    this.issues = new Issues(nextId, () => this.#nextNumber());
  }

  #nextNumber(): number {
    this.#lastNumber += 1;
    return this.#lastNumber;
  }

  open(pullRequest: NewPullRequest): PullRequest {
    const now = new Date();
    const number = this.#nextNumber();
    const times = { createdAt: now, updatedAt: now };
    const opened: PullRequest = { ...pullRequest, id: this.#nextId(), number, state: 'open', ...undecorated, ...times };
    this.#byNumber.set(number, opened);
    return opened;
  }

  get(number: number): PullRequest | undefined {
    return this.#byNumber.get(number);
  }

  /** Oldest first. */
  list(): readonly PullRequest[] {
    return [...this.#byNumber.values()];
  }

  update(number: number, change: PullRequestChange): PullRequest {
    const { closedAt, closedBy, ...before } = this.#byNumber.get(number) ?? missing(number);
    const now = new Date();
    const state = change.state ?? before.state;
    const who = closedBy === undefined ? {} : { closedBy };
    // What is closed neither merges by itself nor waits in a queue.
    const closed = { ...who, closedAt: closedAt ?? now, autoMerge: undefined, queued: undefined };
    const updated: PullRequest = { ...before, ...(state === 'open' ? {} : closed), ...change, updatedAt: now };
    this.#byNumber.set(number, updated);
    return updated;
  }

  /** As they stand now; what happens to these later does not show there. */
  copy(): PullRequests {
    const copied = new PullRequests(this.#nextId);
    for (const [number, pullRequest] of this.#byNumber) copied.#byNumber.set(number, pullRequest);
    copied.issues.copyFrom(this.issues);
    copied.#lastNumber = this.#lastNumber;
    return copied;
  }

  /** Takes the place of what the author said before. */
  review(number: number, review: Omit<Review, 'id' | 'commit' | 'at'>): Review {
    const { reviews, headOid, requestedUsers } = this.get(number) ?? missing(number);
    const made = { ...review, id: this.#nextId(), commit: headOid, at: new Date() };
    this.update(number, {
      reviews: [...reviews.filter(({ author }) => author !== made.author), made],
      requestedUsers: requestedUsers.filter((login) => login !== made.author),
    });
    return made;
  }

  comment(number: number, author: string, body: string): Comment {
    const { comments } = this.get(number) ?? missing(number);
    const comment = { id: this.#nextId(), author, body, createdAt: new Date() };
    this.update(number, { comments: [...comments, comment] });
    return comment;
  }
}

/** Logins of those whose approval stands, of whatever head. */
export function approversOf({ reviews }: PullRequest): readonly string[] {
  return reviews.filter(({ state }) => state === 'APPROVED').map(({ author }) => author);
}

function missing(number: number): never {
  throw new Error(`no pull request ${number}`);
}
