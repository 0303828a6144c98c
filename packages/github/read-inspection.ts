import { ActionError } from '#error';
import { decorated, decorationIds } from './decoration.ts';
import { pageSize, type Question } from './inspect-query.ts';
import type { ClosedPullRequest, Head, Inspection, Merging, OpenPullRequest } from './inspection.ts';
import { at, isObject, listAt, numberAt, textAt } from './json.ts';
import { type ReadFiles, readBase, readHead } from './read-files.ts';
import { notFound } from './refusal.ts';
import { remoteFile } from './remote-file.ts';
import { siblingsOf } from './sibling.ts';
import type { Step } from './step.ts';

/** Undefined where the answer mixes two states of the repository: GitHub does not read everything at one moment. */
export function readInspection(data: unknown, question: Question, step: Step): Inspection | undefined {
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
