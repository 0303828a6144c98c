import { ActionError } from '#error';
import type { GraphqlError } from '../graphql-error.ts';
import { at, listAt, numberAt, textAt } from '../json.ts';
import { ask } from '../promotion/ask.ts';
import { loginOf } from '../promotion/login.ts';
import { notFound } from '../refusal.ts';
import type { Step } from '../step.ts';
import type { Transport } from '../transport.ts';
import type { BranchCommit, CommitContents, MergedPullRequest, RecordPage, RecordQuestion } from './record.ts';
import { recordAliases, recordQuery } from './record-query.ts';

/** Reads one page of a branch's record: one request. @throws ActionError BRANCH_NOT_FOUND, and what reading throws */
export async function readRecord(transport: Transport, question: RecordQuestion): Promise<RecordPage> {
  const { repository } = question;
  const step: Step = { doing: `Reading the history of ${repository}`, repository, permission: 'contents: read' };
  const data = await ask(transport, { request: recordQuery(question), step, tolerates: isStatusAlone });
  const found = at(data, 'repository');
  if (found === undefined) throw notFound(step);
  const target = question.from === undefined ? at(found, 'branch', 'target') : at(found, 'from');
  if (target === undefined) throw noBranch(question);
  const base = question.from === undefined ? textAt(found, 'branch', 'name') : question.base;
  const history = at(target, 'history');
  const asked = question.config?.commit === undefined ? undefined : wholeText(at(found, 'config'));
  return {
    base,
    head: textAt(target, 'oid'),
    config: asked ?? wholeText(at(target, 'config', 'object')),
    commits: listAt(history, 'nodes').map((node) => commitOf(node, { ...question, base })),
    again: listAt(target, 'again', 'nodes').map((node) => contentsOf(node, question)),
    next: at(history, 'pageInfo', 'hasNextPage') === true ? textAt(history, 'pageInfo', 'endCursor') : undefined,
  };
}

/** Whoever may not read statuses is told the rest. */
function isStatusAlone({ path }: GraphqlError): boolean {
  return path.includes('status');
}

function commitOf(node: unknown, question: RecordQuestion): BranchCommit {
  const merged = listAt(node, 'associatedPullRequests', 'nodes').find(
    (each) => at(each, 'merged') === true && at(each, 'baseRefName') === question.base,
  );
  const isSigned = at(node, 'signature', 'isValid') === true;
  return {
    ...contentsOf(node, question),
    parents: listAt(node, 'parents', 'nodes').map((parent) => textAt(parent, 'oid')),
    committedAt: textAt(node, 'committedDate'),
    message: textAt(node, 'message'),
    author: String(at(node, 'author', 'user', 'login') ?? at(node, 'author', 'name') ?? 'unknown'),
    verified: isSigned,
    isByGitHub: isSigned && at(node, 'signature', 'wasSignedByGitHub') === true,
    pullRequest: merged === undefined ? undefined : pullRequestOf(merged),
  };
}

function contentsOf(node: unknown, { files, folders }: RecordQuestion): CommitContents {
  return {
    oid: textAt(node, 'oid'),
    files: new Map(
      files.flatMap((path, index) => {
        const entry = at(node, recordAliases.file(index));
        return entry === undefined ? [] : [[path, wholeText(at(entry, 'object'))] as const];
      }),
    ),
    folders: new Map(
      folders.flatMap((path, index) => {
        const entry = at(node, recordAliases.folder(index));
        return entry === undefined ? [] : [[path, textAt(entry, 'oid')] as const];
      }),
    ),
  };
}

function wholeText(blob: unknown): string | undefined {
  const text = at(blob, 'text');
  return typeof text === 'string' && at(blob, 'isTruncated') !== true ? text : undefined;
}

function pullRequestOf(node: unknown): MergedPullRequest {
  const mergedAt = textAt(node, 'mergedAt');
  const isBefore = (moment: unknown): boolean =>
    typeof moment === 'string' && Date.parse(moment) <= Date.parse(mergedAt);
  const approvals = listAt(node, 'latestOpinionatedReviews', 'nodes').filter(
    (review) => at(review, 'state') === 'APPROVED' && isBefore(at(review, 'submittedAt')),
  );
  const [last] = listAt(node, 'commits', 'nodes');
  const status = at(last, 'commit', 'status', 'context');
  return {
    number: numberAt(node, 'number'),
    url: textAt(node, 'url'),
    body: textAt(node, 'body'),
    createdAt: textAt(node, 'createdAt'),
    mergedAt,
    mergedBy: loginOf(at(node, 'mergedBy')),
    approvers: approvals.map((review) => loginOf(at(review, 'author'))),
    gates: isBefore(at(status, 'createdAt')) ? textAt(status, 'state').toLowerCase() : '',
  };
}

function noBranch({ repository, base, from }: RecordQuestion): ActionError {
  const what = from === undefined ? (base === '' ? 'a default branch' : `the branch "${base}"`) : `the commit ${from}`;
  return new ActionError('BRANCH_NOT_FOUND', `Reading ${what} of ${repository} failed: there is none.`, {
    hint: 'Check the input `base`; an empty repository needs a first commit.',
  });
}
