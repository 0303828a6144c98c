import { ActionError } from '#error';
import { type ExactTexts, readWanted } from '../exact-texts.ts';
import { errorsOf, isInternal, isMissing, refusalOfGraphql } from '../graphql-error.ts';
import { at, listAt, numberAt, textAt } from '../json.ts';
import { aliases } from '../question.ts';
import { notFound, unavailable } from '../refusal.ts';
import { type RemoteFile, remoteFile } from '../remote-file.ts';
import type { Step } from '../step.ts';
import type { Transport } from '../transport.ts';
import type { PastPage, PastQuestion, PastState } from './past.ts';
import { besideAlias, pastQuery } from './past-query.ts';

/**
 * Reads one page of the past: one request.
 * @param exact what earlier reads know; it grows
 * @throws ActionError GITHUB_UNAVAILABLE, PERMISSION_MISSING, …
 */
export async function readPast(transport: Transport, question: PastQuestion, exact: ExactTexts): Promise<PastPage> {
  const { repository, folder } = question;
  const step: Step = {
    doing: `Reading the history of ${folder === '' ? repository : `"${folder}" in ${repository}`}`,
    repository,
    permission: 'contents: read',
  };
  const data = await ask(transport, question, step);
  const read = (): PastPage => pageOf(data, { question, step, exact });
  const page = read();
  return (await readWanted(transport, repository, exact)) ? read() : page;
}

/** GitHub fails inside where it is short of time: asking again is worth it. */
async function ask(transport: Transport, question: PastQuestion, step: Step): Promise<unknown> {
  const request = { method: 'POST', url: transport.graphqlUrl, body: pastQuery(question) } as const;
  for (let attempt = 1; ; attempt++) {
    const { data } = await transport.read(request, step);
    const failure = errorsOf(data).find((error) => !isMissing(error));
    if (failure === undefined) return at(data, 'data');
    if (!isInternal(failure)) throw refusalOfGraphql(failure, step);
    if (!(await transport.patience.pause(attempt))) throw unavailable(step, failure.message);
  }
}

interface Asked {
  readonly question: PastQuestion;
  readonly step: Step;
  readonly exact: ExactTexts;
}

function pageOf(data: unknown, { question, step, exact }: Asked): PastPage {
  const repository = at(data, 'repository');
  const commit = at(repository, 'at');
  if (commit === undefined) throw notFound(step);
  const history = at(commit, 'history');
  const nodes = listAt(history, 'nodes');
  const asked = [question.commit, ...question.beside].map((oid, index) => {
    const found = index === 0 ? commit : at(repository, besideAlias(index - 1));
    return [oid, question.after === undefined ? exactFiles(found, question, exact) : []] as const;
  });
  return {
    files: new Map(asked),
    states: distinct(nodes.map((node) => stateOf(node, question))),
    commits: nodes.length,
    next: at(history, 'pageInfo', 'hasNextPage') === true ? textAt(history, 'pageInfo', 'endCursor') : undefined,
  };
}

/** What cannot be edited as text is left out: who needs it misses it by name. */
function exactFiles(commit: unknown, { files, more }: PastQuestion, exact: ExactTexts): readonly RemoteFile[] {
  return [...files, ...more].flatMap((path, index) => {
    const entry = at(commit, aliases.entry(index));
    if (entry === undefined) return [];
    try {
      return [remoteFile(entry, { path, named: true, exact })];
    } catch (error) {
      if (error instanceof ActionError) return [];
      throw error;
    }
  });
}

function stateOf(node: unknown, { base, files }: PastQuestion): PastState {
  const brought = listAt(node, 'associatedPullRequests', 'nodes').find(
    (each) => at(each, 'merged') === true && at(each, 'baseRefName') === base && at(each, 'mergeCommit') !== undefined,
  );
  if (brought === undefined) {
    return {
      oid: textAt(node, 'oid'),
      at: textAt(node, 'committedDate'),
      by: String(at(node, 'author', 'user', 'login') ?? at(node, 'author', 'name') ?? 'unknown'),
      files: textsOf(node, files),
    };
  }
  const merge = at(brought, 'mergeCommit');
  return {
    oid: textAt(merge, 'oid'),
    at: textAt(brought, 'mergedAt'),
    by: String(at(brought, 'mergedBy', 'login') ?? 'unknown'),
    pullRequest: { number: numberAt(brought, 'number'), url: textAt(brought, 'url') },
    files: textsOf(merge, files),
  };
}

/** They are only read: one that is cut or no text counts as none. */
function textsOf(commit: unknown, files: readonly string[]): PastState['files'] {
  return files.flatMap((path, index) => {
    const blob = at(commit, aliases.entry(index), 'object');
    const text = at(blob, 'text');
    return typeof text === 'string' && at(blob, 'isTruncated') !== true ? [{ path, text }] : [];
  });
}

/** Several commits of one pull request brought one state. */
function distinct(states: readonly PastState[]): readonly PastState[] {
  return states.filter(({ oid }, index) => states.findIndex((state) => state.oid === oid) === index);
}
