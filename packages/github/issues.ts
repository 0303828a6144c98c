import type { Answer } from './exchange.ts';
import { at, numberAt, textAt } from './json.ts';
import { notFound, refusalOf, unavailable } from './refusal.ts';
import type { Step } from './step.ts';
import type { Transport } from './transport.ts';

/** The one open issue about something, which a comment in its body marks as that. */
export interface IssueRequest {
  readonly repository: string;
  /** Stands in the body, where nobody sees it. */
  readonly marker: string;
  /** What the issue says; undefined where there is nothing to say any more, so that it is closed. */
  readonly content: { readonly title: string; readonly body: string; readonly labels: readonly string[] } | undefined;
}

export interface KeptIssue {
  readonly operation: 'created' | 'updated' | 'reopened' | 'closed' | 'unchanged';
  readonly number: number;
  readonly url: string;
}

/**
 * Opens, updates, reopens or closes the issue with the marker; nothing is written where it says the same already. Two runs at once end with
 * one open issue. Issues of people from outside do not count: a marker is no secret.
 * @returns undefined where there is no such issue, and nothing to say
 */
export async function keepIssue(transport: Transport, request: IssueRequest): Promise<KeptIssue | undefined> {
  const keeper = new Keeper(transport, request);
  const [open] = await keeper.find('open');
  if (request.content === undefined) return open && (await keeper.change(open, { state: 'closed' }, 'closed'));
  if (open !== undefined) return await keeper.update(open);
  const [closed] = await keeper.find('closed');
  if (closed !== undefined) return await keeper.change(closed, { ...keeper.words, state: 'open' }, 'reopened');
  return await keeper.create();
}

interface Issue {
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly body: string;
}

const pageSize = 100;

class Keeper {
  readonly #transport: Transport;
  readonly #request: IssueRequest;
  readonly #step: Step;

  constructor(transport: Transport, request: IssueRequest) {
    this.#transport = transport;
    this.#request = request;
    const { repository } = request;
    this.#step = { doing: `Writing the issue in ${repository}`, repository, permission: 'issues: write' };
  }

  get words(): { readonly title: string; readonly body: string } {
    const { title = '', body = '' } = this.#request.content ?? {};
    return { title, body };
  }

  /** Oldest first. Of the closed ones only among the hundred that changed last: those before are history. */
  async find(state: 'open' | 'closed'): Promise<readonly Issue[]> {
    const found: Issue[] = [];
    for (let page = 1; ; page++) {
      const query = new URLSearchParams({ state, sort: 'updated', per_page: `${pageSize}`, page: `${page}` });
      const url = `${this.#url}?${query}`;
      const { data } = await this.#transport.read({ method: 'GET', url }, this.#step);
      const items: readonly unknown[] = Array.isArray(data) ? data : [];
      found.push(...items.flatMap((item) => this.#own(item) ?? []));
      if (items.length < pageSize || state === 'closed') return found.toSorted((a, b) => a.number - b.number);
    }
  }

  async update(issue: Issue): Promise<KeptIssue> {
    const { title, body } = this.words;
    if (issue.title === title && issue.body === body) return { ...issue, operation: 'unchanged' };
    return await this.change(issue, { title, body }, 'updated');
  }

  /** The same change twice does no harm. */
  async change(
    { number, url }: Issue,
    body: Readonly<Record<string, string>>,
    operation: KeptIssue['operation'],
  ): Promise<KeptIssue> {
    await this.#transport.read({ method: 'PATCH', url: `${this.#url}/${number}`, body }, this.#step);
    return { operation, number, url };
  }

  async create(): Promise<KeptIssue> {
    const own = await this.#created();
    // another run may have done the same meanwhile
    const [first = own, ...others] = await this.find('open');
    for (const { number } of others)
      if (number === own.number) await this.change(own, { state: 'closed', state_reason: 'not_planned' }, 'closed');
    if (first.number === own.number) return { ...own, operation: 'created' };
    return await this.update(first);
  }

  async #created(): Promise<Issue> {
    const { labels = [] } = this.#request.content ?? {};
    for (let attempt = 1; ; attempt++) {
      const answer = await this.#transport.write({ method: 'POST', url: this.#url, body: { ...this.words, labels } });
      if (!('lost' in answer)) return this.#made(answer);
      if (!(await this.#transport.patience.pause(attempt))) throw unavailable(this.#step, answer.lost);
      // it may have been made all the same
      const [made] = await this.find('open');
      if (made !== undefined) return made;
    }
  }

  #made(answer: Answer): Issue {
    if (answer.status === 404) throw notFound(this.#step);
    if (answer.status >= 400) throw refusalOf(answer, this.#step);
    return { number: numberAt(answer.data, 'number'), url: textAt(answer.data, 'html_url'), ...this.words };
  }

  get #url(): string {
    return `/repos/${this.#request.repository}/issues`;
  }

  #own(item: unknown): Issue | undefined {
    const body = at(item, 'body');
    if (typeof body !== 'string' || !body.includes(this.#request.marker)) return undefined;
    if (at(item, 'pull_request') !== undefined || !isTrusted(item)) return undefined;
    return { number: numberAt(item, 'number'), url: textAt(item, 'html_url'), title: textAt(item, 'title'), body };
  }
}

const insiders: readonly unknown[] = ['OWNER', 'MEMBER', 'COLLABORATOR'];

/** Apps write issues only where somebody has installed them. */
function isTrusted(item: unknown): boolean {
  return at(item, 'user', 'type') === 'Bot' || insiders.includes(at(item, 'author_association'));
}
