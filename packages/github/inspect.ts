import { ActionError } from '#error';
import { backOff } from './backoff.ts';
import { errorsOf, type GraphqlError, isInternal, refusalOfGraphql } from './graphql-error.ts';
import { inspectQuery, pageSize, type Question } from './inspect-query.ts';
import { at, isObject, listAt, numberAt, textAt } from './json.ts';
import { type ReadFiles, readBase, readHead } from './read-files.ts';
import { notFound, unavailable } from './refusal.ts';
import type { RemoteFile } from './remote-file.ts';
import type { Step } from './step.ts';
import type { Transport } from './transport.ts';

/** What a repository looked like at one moment. */
export interface Inspection {
  readonly repositoryId: string;
  /** Whom the token speaks for: `github-actions[bot]` is a job's own GITHUB_TOKEN. */
  readonly viewer: string;
  readonly base: { readonly name: string; readonly oid: string; readonly files: readonly RemoteFile[] };
  /** Our branch; undefined if there is none. */
  readonly head?: Head;
  /** The open pull request from our branch into the base. */
  readonly pullRequest?: OpenPullRequest;
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
  /** The files that it changes. */
  readonly files: readonly string[];
}

const tornAttempts = 4;

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
    const failure = errorsOf(answer.data).find((error) => !isExpected(error));
    if (failure !== undefined && !isInternal(failure)) throw refusalOfGraphql(failure, stepFor(failure, step));
    const seen = failure === undefined ? read(at(answer.data, 'data'), question, step) : undefined;
    if (seen !== undefined) return seen;
    if (attempt === tornAttempts) throw unavailable(step, failure?.message ?? 'the branch moved during each reading');
    await backOff(attempt);
  }
}

/** A branch or a path that does not exist is an answer, which GitHub gives with an error beside the null. */
function isExpected({ type, path }: GraphqlError): boolean {
  return type === 'NOT_FOUND' && path.length > 1;
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
    base: { name: textAt(repository, 'base', 'name'), ...base },
    ...(head !== undefined && { head: headOf(head, repository, question) }),
    ...(pullRequest !== undefined && { pullRequest }),
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
    files: listAt(found, 'files', 'nodes').map((file) => textAt(file, 'path')),
  };
}

function archived({ repository }: Question): ActionError {
  return new ActionError('GITHUB_REFUSED', `Reading the repository ${repository} failed: it is archived.`, {
    hint: 'Unarchive it, or name another repository.',
  });
}
