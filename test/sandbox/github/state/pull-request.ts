export interface Comment {
  readonly id: number;
  readonly author: string;
  readonly body: string;
  readonly createdAt: Date;
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
  /** The base branch when the head last moved. */
  readonly baseOid: string;
  readonly headOid: string;
  readonly comments: readonly Comment[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly closedAt?: Date;
  readonly merge?: { readonly by: string; readonly commit: string; readonly at: Date };
}

export type NewPullRequest = Pick<
  PullRequest,
  'title' | 'body' | 'author' | 'draft' | 'baseRefName' | 'headRefName' | 'baseOid' | 'headOid'
>;

export type PullRequestChange = Partial<
  Pick<PullRequest, 'title' | 'body' | 'state' | 'baseRefName' | 'baseOid' | 'headOid' | 'comments' | 'merge'>
>;

/** The pull requests of one repository. */
export class PullRequests {
  readonly #nextId: () => number;
  readonly #byNumber = new Map<number, PullRequest>();

  constructor(nextId: () => number) {
    this.#nextId = nextId;
  }

  open(pullRequest: NewPullRequest): PullRequest {
    const now = new Date();
    const number = this.#byNumber.size + 1;
    const times = { createdAt: now, updatedAt: now };
    const opened: PullRequest = { ...pullRequest, id: this.#nextId(), number, state: 'open', comments: [], ...times };
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
    const { closedAt, ...before } = this.#byNumber.get(number) ?? missing(number);
    const now = new Date();
    const state = change.state ?? before.state;
    const closed = state === 'open' ? {} : { closedAt: closedAt ?? now };
    const updated: PullRequest = { ...before, ...change, ...closed, updatedAt: now };
    this.#byNumber.set(number, updated);
    return updated;
  }

  /** As they stand now; what happens to these later does not show there. */
  copy(): PullRequests {
    const copied = new PullRequests(this.#nextId);
    for (const [number, pullRequest] of this.#byNumber) copied.#byNumber.set(number, pullRequest);
    return copied;
  }

  comment(number: number, author: string, body: string): Comment {
    const { comments } = this.get(number) ?? missing(number);
    const comment = { id: this.#nextId(), author, body, createdAt: new Date() };
    this.update(number, { comments: [...comments, comment] });
    return comment;
  }
}

function missing(number: number): never {
  throw new Error(`no pull request ${number}`);
}
