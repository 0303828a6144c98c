import { ActionError } from '#error';
import { type Decorated, type DecorationIds, decorated, decorationIds, isDecorationError } from './decoration.ts';
import type { Answer } from './exchange.ts';
import { errorsOf, type GraphqlError, isInternal, isLimited, isMissing, refusalOfGraphql } from './graphql-error.ts';
import { inspectQuery, pageSize, type Question } from './inspect-query.ts';
import { at, isObject, listAt, numberAt, textAt } from './json.ts';
import { secondsUntilReset } from './rate-limit.ts';
import { type ReadFiles, readBase, readHead } from './read-files.ts';
import { notFound, unavailable } from './refusal.ts';
import { type RemoteFile, remoteFile } from './remote-file.ts';
import { type Sibling, siblingsOf } from './sibling.ts';
import type { Step } from './step.ts';
import type { Transport } from './transport.ts';

/** What a repository looked like at one moment. */
export interface Inspection {
  readonly repositoryId: string;
  /** Whom the token speaks for: `github-actions[bot]` is a job's own GITHUB_TOKEN. */
  readonly viewer: string;
  readonly base: Base;
  /** Our branch; undefined if there is none. */
  readonly head?: Head;
  /** The open pull request from our branch into the base. */
  readonly pullRequest?: OpenPullRequest;
  /** The branches beside ours, ours among them. */
  readonly siblings: readonly Sibling[];
  readonly merging: Merging;
  /** The last pull request from our branch that was closed without a merge. */
  readonly closed?: ClosedPullRequest;
  readonly decorationIds?: DecorationIds;
}

interface ClosedPullRequest {
  readonly number: number;
  readonly body: string;
  /** A login; '' where GitHub does not tell. A bot's has no `[bot]` here. */
  readonly by: string;
}

interface Base {
  readonly name: string;
  readonly oid: string;
  /** The message of the last commit. */
  readonly message: string;
  /** Whether GitHub signed the last commit. */
  readonly verified: boolean;
  readonly files: readonly RemoteFile[];
  /** The text of gitops.yaml. */
  readonly config?: string;
}

/** How the repository lets pull requests be merged. */
interface Merging {
  /** In the order in which GitHub itself offers them. */
  readonly methods: readonly ('merge' | 'squash' | 'rebase')[];
  /** A pull request can be told to merge itself. */
  readonly autoMerge: boolean;
  /** The base takes pull requests from a merge queue alone. */
  readonly queue: boolean;
}

export interface Head {
  readonly oid: string;
  readonly files: readonly RemoteFile[];
  /** The message of the last commit. */
  readonly message: string;
  /** Whether GitHub signed the last commit. */
  readonly verified: boolean;
  /** The commits that the base does not have. */
  readonly ahead: readonly RemoteCommit[];
}

export interface RemoteCommit {
  readonly oid: string;
  readonly message: string;
  /** A login where GitHub knows one, else the name in the commit. */
  readonly author: string;
}

export interface OpenPullRequest {
  readonly id: string;
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly isDraft: boolean;
  /** The files that it changes. */
  readonly files: readonly string[];
  readonly decorated: Decorated;
  /** Its last comments. */
  readonly comments: readonly string[];
}

/**
 * Looks once: the base and its files, our branch and its commits, the open pull request.
 * @throws ActionError REPOSITORY_NOT_FOUND, BRANCH_NOT_FOUND, FILE_NOT_FOUND, FILE_NOT_TEXT, LIMIT_EXCEEDED, …
 */
export async function inspect(transport: Transport, question: Question): Promise<Inspection> {
  const step: Step = {
    doing: `Reading the repository ${question.repository}`,
    repository: question.repository,
    permission: 'contents: read',
  };
  for (let attempt = 1; ; attempt++) {
    const answer = await transport.read(
      { method: 'POST', url: transport.graphqlUrl, body: inspectQuery(question) },
      step,
    );
    const failure = errorsOf(answer.data).find((error) => !isMissing(error) && !isDecorationError(error));
    const seen = failure === undefined ? read(at(answer.data, 'data'), question, step) : undefined;
    if (seen !== undefined) return seen;
    const seconds = pauseAfter(failure, answer.headers, attempt);
    if (seconds !== undefined && (await transport.patience.pause(attempt, seconds))) continue;
    if (failure === undefined || isInternal(failure)) throw unavailable(step, failure?.message ?? torn);
    throw refusalOfGraphql(failure, stepFor(failure, step));
  }
}

const torn = 'the branch moved during each reading';

/** Undefined where asking again would get the same answer. */
function pauseAfter(
  failure: GraphqlError | undefined,
  headers: Answer['headers'],
  attempt: number,
): number | undefined {
  if (failure === undefined || isInternal(failure)) return 0;
  return isLimited(failure) ? secondsUntilReset(headers, attempt) : undefined;
}

function stepFor({ path }: GraphqlError, step: Step): Step {
  return path.includes('pullRequests') ? { ...step, permission: 'pull-requests: write' } : step;
}

/** Undefined where the answer mixes two states of the repository: GitHub does not read everything at one moment. */
function read(data: unknown, question: Question, step: Step): Inspection | undefined {
  const repository = at(data, 'repository');
  if (!isObject(repository)) throw notFound(step);
  if (at(repository, 'isArchived') === true) throw archived(question);
  const base = readBase(repository, question);
  if (base === 'torn') return undefined;
  const head = at(repository, 'head', 'target') === undefined ? undefined : readHead(repository, question);
  if (head === 'torn') return undefined;
  const pullRequest = pullRequestOf(repository, textAt(repository, 'base', 'name'));
  return {
    repositoryId: textAt(repository, 'id'),
    viewer: textAt(data, 'viewer', 'login'),
    base: {
      name: textAt(repository, 'base', 'name'),
      message: textAt(repository, 'base', 'target', 'message'),
      verified: at(repository, 'base', 'target', 'signature', 'isValid') === true,
      ...base,
      ...configOf(repository),
    },
    siblings: siblingsOf(listAt(repository, 'siblings', 'nodes')),
    merging: mergingOf(repository),
    ...closedOf(repository),
    ...(question.decoration !== undefined && { decorationIds: decorationIds(data, question.decoration) }),
    ...(head !== undefined && { head: headOf(head, repository, question) }),
    ...(pullRequest !== undefined && { pullRequest }),
  };
}

/** It binds, so one that cannot be read is an error: else whoever breaks it would be free of it. */
function configOf(repository: unknown): { readonly config?: string } {
  const entry = at(repository, 'base', 'target', 'config');
  return entry === undefined ? {} : { config: remoteFile(entry, 'gitops.yaml', true).text };
}

function closedOf(repository: unknown): { readonly closed?: ClosedPullRequest } {
  const [found] = listAt(repository, 'closed', 'nodes');
  if (found === undefined || at(found, 'baseRefName') !== at(repository, 'base', 'name')) return {};
  const [event] = listAt(found, 'timelineItems', 'nodes');
  const by = at(event, 'actor', 'login');
  return {
    closed: {
      number: numberAt(found, 'number'),
      body: textAt(found, 'body'),
      by: typeof by === 'string' ? by : '',
    },
  };
}

function mergingOf(repository: unknown): Merging {
  const allowed = { merge: 'mergeCommitAllowed', squash: 'squashMergeAllowed', rebase: 'rebaseMergeAllowed' };
  const methods = (['merge', 'squash', 'rebase'] as const).filter((method) => at(repository, allowed[method]) === true);
  return {
    methods,
    autoMerge: at(repository, 'autoMergeAllowed') === true,
    queue: at(repository, 'mergeQueue') !== undefined,
  };
}

function headOf(head: ReadFiles, repository: unknown, { branch }: Question): Head {
  const commits = at(repository, 'base', 'compare', 'commits');
  if (numberAt(commits, 'totalCount') > pageSize) {
    throw new ActionError(
      'LIMIT_EXCEEDED',
      `Reading the branch "${branch}" failed: it holds over ${pageSize} commits.`,
      {
        hint: 'Merge or close its pull request, and delete the branch.',
      },
    );
  }
  const ahead = listAt(commits, 'nodes').map((commit) => ({
    oid: textAt(commit, 'oid'),
    message: textAt(commit, 'message'),
    author: String(at(commit, 'author', 'user', 'login') ?? at(commit, 'author', 'name') ?? 'unknown'),
  }));
  const tip = at(repository, 'head', 'target');
  return { ...head, ahead, message: textAt(tip, 'message'), verified: at(tip, 'signature', 'isValid') === true };
}

function pullRequestOf(repository: unknown, base: string): OpenPullRequest | undefined {
  const found = listAt(repository, 'pullRequests', 'nodes').find(
    (candidate) => at(candidate, 'isCrossRepository') === false && at(candidate, 'baseRefName') === base,
  );
  if (found === undefined) return undefined;
  return {
    id: textAt(found, 'id'),
    number: numberAt(found, 'number'),
    url: textAt(found, 'url'),
    title: textAt(found, 'title'),
    body: textAt(found, 'body'),
    decorated: decorated(found),
    isDraft: at(found, 'isDraft') === true,
    files: listAt(found, 'files', 'nodes').map((file) => textAt(file, 'path')),
    comments: listAt(found, 'comments', 'nodes').map((comment) => textAt(comment, 'body')),
  };
}

function archived({ repository }: Question): ActionError {
  return new ActionError('GITHUB_REFUSED', `Reading the repository ${repository} failed: it is archived.`, {
    hint: 'Unarchive it, or name another repository.',
  });
}
