import { ActionError } from '#error';
import { type ExactTexts, readWanted } from '../exact-texts.ts';
import { entryFragments, pageSize } from '../inspect-query.ts';
import type { Merging } from '../inspection.ts';
import { at, isObject, listAt, numberAt, textAt } from '../json.ts';
import type { GraphqlRequest } from '../plan.ts';
import { mergingOf } from '../read-inspection.ts';
import { notFound } from '../refusal.ts';
import { remoteFile } from '../remote-file.ts';
import { ownerAndName } from '../repository.ts';
import type { Step } from '../step.ts';
import type { Transport } from '../transport.ts';
import { ask } from './ask.ts';
import { loginOf } from './login.ts';

/** What an environment repository looks like from afar: its configuration, and every open pull request. */
export interface Overview {
  readonly repositoryId: string;
  /** Whom the token speaks for, an App with `[bot]`. */
  readonly viewer: string;
  /** The default branch. */
  readonly base: { readonly name: string; readonly oid: string };
  /** The text of gitops.yaml there. */
  readonly config: string | undefined;
  readonly merging: Merging;
  /** Oldest first. */
  readonly pullRequests: readonly ProposedChange[];
}

/** An open pull request. */
export interface ProposedChange {
  readonly id: string;
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly isDraft: boolean;
  /** It is told to merge itself. */
  readonly mergesItself: boolean;
  /** A login. */
  readonly author: string;
  readonly base: string;
  readonly branch: string;
  /** Its branch lies in a fork. */
  readonly isForeign: boolean;
  readonly headOid: string;
  /** It cannot be merged as it stands; GitHub may not know yet. */
  readonly conflicts: boolean;
  readonly files: readonly string[];
  /** False where it changes more files than were read, or moves one: where that was before, GitHub does not say. */
  readonly hasAllFiles: boolean;
  /** What stands on its head in the context that was asked for. */
  readonly status: { readonly state: string; readonly description: string; readonly by: string } | undefined;
}

export interface OverviewQuestion {
  /** owner/name */
  readonly repository: string;
  /** Of the status to be read of each head. */
  readonly context: string;
}

/** One request, and one more for every hundred pull requests. */
export async function readOverview(
  transport: Transport,
  question: OverviewQuestion,
  exact: ExactTexts,
): Promise<Overview> {
  const { repository } = question;
  const step: Step = { doing: `Reading the repository ${repository}`, repository, permission: 'contents: read' };
  const pullRequests: ProposedChange[] = [];
  for (let after: string | undefined; ; ) {
    const data = await ask(transport, { request: overviewQuery(question, after), step });
    const found = at(data, 'repository');
    if (!isObject(found)) throw notFound(step);
    pullRequests.push(...listAt(found, 'pullRequests', 'nodes').map(proposedChange));
    if (at(found, 'pullRequests', 'pageInfo', 'hasNextPage') === true) {
      after = textAt(found, 'pullRequests', 'pageInfo', 'endCursor');
      continue;
    }
    return { ...(await factsOf(transport, data, { question, exact })), pullRequests };
  }
}

async function factsOf(
  transport: Transport,
  data: unknown,
  { question: { repository }, exact }: { readonly question: OverviewQuestion; readonly exact: ExactTexts },
): Promise<Omit<Overview, 'pullRequests'>> {
  const found = at(data, 'repository');
  if (at(found, 'isArchived') === true) throw refused(repository, 'it is archived', 'Unarchive it.');
  const target = at(found, 'base', 'target');
  if (target === undefined) throw refused(repository, 'it is empty', 'It needs a first commit.');
  const entry = at(target, 'config');
  const read = (): string | undefined =>
    entry === undefined ? undefined : remoteFile(entry, { path: 'gitops.yaml', named: true, exact }).text;
  const config = read();
  return {
    repositoryId: textAt(found, 'id'),
    viewer: textAt(data, 'viewer', 'login'),
    base: { name: textAt(found, 'base', 'name'), oid: textAt(target, 'oid') },
    config: (await readWanted(transport, repository, exact)) ? read() : config,
    merging: mergingOf(found),
  };
}

export function overviewQuery({ repository, context }: OverviewQuestion, after: string | undefined): GraphqlRequest {
  const pullRequest = [
    'id number url title body isDraft isCrossRepository baseRefName headRefName headRefOid author { __typename login }',
    'mergeable autoMergeRequest { enabledAt }',
    'headRef { target { oid ... on Commit { status { context(name: $context) { state description creator { __typename login } } } } } }',
    `files(first: ${pageSize}) { totalCount nodes { path changeType } }`,
  ].join(' ');
  return {
    variables: { ...ownerAndName(repository), context, ...(after !== undefined && { after }) },
    query: [
      `query PromotionOverview($owner: String!, $name: String!, $context: String!${after === undefined ? '' : ', $after: String!'}) {`,
      '  viewer { login }',
      '  repository(owner: $owner, name: $name) {',
      '    id isArchived squashMergeAllowed mergeCommitAllowed rebaseMergeAllowed autoMergeAllowed mergeQueue { id }',
      '    base: defaultBranchRef { name target { oid ... on Commit { config: file(path: "gitops.yaml") { ...Entry } } } }',
      `    pullRequests(first: ${pageSize}, states: [OPEN]${after === undefined ? '' : ', after: $after'}) {`,
      `      pageInfo { hasNextPage endCursor } nodes { ${pullRequest} }`,
      '    }',
      '  }',
      '}',
      entryFragments,
    ].join('\n'),
  };
}

function proposedChange(found: unknown): ProposedChange {
  const head = at(found, 'headRef', 'target');
  const status = at(head, 'status', 'context');
  const files = listAt(found, 'files', 'nodes').map((file) => textAt(file, 'path'));
  const moves = listAt(found, 'files', 'nodes').map((file) => at(file, 'changeType'));
  const total = at(found, 'files', 'totalCount');
  return {
    id: textAt(found, 'id'),
    number: numberAt(found, 'number'),
    url: textAt(found, 'url'),
    title: textAt(found, 'title'),
    body: textAt(found, 'body'),
    isDraft: at(found, 'isDraft') === true,
    mergesItself: at(found, 'autoMergeRequest') !== undefined,
    author: loginOf(at(found, 'author')),
    base: textAt(found, 'baseRefName'),
    branch: textAt(found, 'headRefName'),
    isForeign: at(found, 'isCrossRepository') === true,
    headOid: head === undefined ? textAt(found, 'headRefOid') : textAt(head, 'oid'),
    conflicts: at(found, 'mergeable') === 'CONFLICTING',
    files,
    hasAllFiles: total === files.length && !moves.some((type) => type === 'RENAMED' || type === 'COPIED'),
    status:
      status === undefined
        ? undefined
        : {
            state: textAt(status, 'state').toLowerCase(),
            description: String(at(status, 'description') ?? ''),
            by: loginOf(at(status, 'creator')),
          },
  };
}

function refused(repository: string, found: string, hint: string): ActionError {
  return new ActionError('GITHUB_REFUSED', `Reading the repository ${repository} failed: ${found}.`, { hint });
}
