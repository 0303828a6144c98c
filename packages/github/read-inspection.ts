import { ActionError } from '#error';
import { decorated, decorationIds } from './decoration.ts';
import type { ExactTexts } from './exact-texts.ts';
import { pageSize } from './inspect-query.ts';
import type { ClosedPullRequest, Head, Inspection, Merging, OpenPullRequest } from './inspection.ts';
import { at, isObject, listAt, numberAt, textAt } from './json.ts';
import { aliases, type Question } from './question.ts';
import { type ReadFiles, readBase, readHead } from './read-files.ts';
import { notFound } from './refusal.ts';
import { remoteFile } from './remote-file.ts';
import { siblingsOf } from './sibling.ts';
import type { Step } from './step.ts';

export interface Asked {
  readonly question: Question;
  readonly step: Step;
  readonly exact: ExactTexts;
}

/** Undefined where the answer mixes two states of the repository: GitHub does not read everything at one moment. */
export function readInspection(data: unknown, { question, step, exact }: Asked): Inspection | undefined {
  const repository = at(data, 'repository');
  if (!isObject(repository)) throw notFound(step);
  if (at(repository, 'isArchived') === true) throw archived(question);
  const base = readBase(repository, question, exact);
  if (base === 'torn') return undefined;
  const head = at(repository, 'head', 'target') === undefined ? undefined : readHead(repository, question, exact);
  if (head === 'torn') return undefined;
  const pullRequest = pullRequestOf(repository, textAt(repository, 'base', 'name'));
  return {
    repositoryId: textAt(repository, 'id'),
    viewer: textAt(data, 'viewer', 'login'),
    author: authorOf(at(data, 'viewer')),
    base: {
      name: textAt(repository, 'base', 'name'),
      message: textAt(repository, 'base', 'target', 'message'),
      verified: at(repository, 'base', 'target', 'signature', 'isValid') === true,
      recent: listAt(repository, 'base', 'target', 'recent', 'nodes').map((commit) => textAt(commit, 'message')),
      ...base,
      ...configOf(repository, exact),
    },
    siblings: siblingsOf(listAt(repository, 'siblings', 'nodes')),
    waiting: waitingOf(repository, question),
    merging: mergingOf(repository),
    trees: treesOf(repository, question),
    ...checkoutOf(repository),
    ...closedOf(repository),
    ...(question.decoration !== undefined && { decorationIds: decorationIds(data, question.decoration) }),
    ...(head !== undefined && { head: headOf(head, repository, question) }),
    ...(pullRequest !== undefined && { pullRequest }),
  };
}

/** It binds, so one that cannot be read is an error: else whoever breaks it would be free of it. */
function configOf(repository: unknown, exact: ExactTexts): { readonly config?: string } {
  const entry = at(repository, 'base', 'target', 'config');
  return entry === undefined ? {} : { config: remoteFile(entry, { path: 'gitops.yaml', named: true, exact }).text };
}

/** The form of address that GitHub gives to whoever keeps theirs private, and to every App. */
function authorOf(viewer: unknown): Inspection['author'] {
  const login = textAt(viewer, 'login');
  const name = at(viewer, 'name');
  return {
    name: typeof name === 'string' && name !== '' ? name : login,
    email: `${numberAt(viewer, 'databaseId')}+${login}@users.noreply.github.com`,
  };
}

function treesOf(repository: unknown, { trees = [] }: Question): ReadonlyMap<string, string> {
  const found = trees.flatMap((path, index) => {
    const oid = at(repository, aliases.tree(index), 'oid');
    return typeof oid === 'string' ? [[path, oid] as const] : [];
  });
  return new Map(found);
}

function waitingOf(repository: unknown, { waitsFor = [] }: Question): Inspection['waiting'] {
  const base = at(repository, 'base', 'name');
  return waitsFor.flatMap((branch, index) =>
    listAt(repository, aliases.waits(index), 'nodes')
      .filter((found) => at(found, 'isCrossRepository') === false && at(found, 'baseRefName') === base)
      .map((found) => ({ branch, number: numberAt(found, 'number'), url: textAt(found, 'url') })),
  );
}

function checkoutOf(repository: unknown): Pick<Inspection, 'checkout'> {
  const commit = at(repository, 'checkout');
  const tree = at(commit, 'tree', 'oid');
  return typeof tree === 'string' ? { checkout: { oid: textAt(commit, 'oid'), tree } } : {};
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

export function mergingOf(repository: unknown): Merging {
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
