import { ActionError } from '#error';
import { blobOid } from '../blob.ts';
import { decorationIds } from '../decoration.ts';
import type { ExactTexts } from '../exact-texts.ts';
import { at, listAt, numberAt, textAt } from '../json.ts';
import { type RemoteFile, remoteFile } from '../remote-file.ts';
import type { BranchFacts, BranchHead, Facts, FactsCommit, PlaceFacts, PullRequestFacts } from './facts.ts';
import type { FactsPlace, FactsQuestion } from './facts-query.ts';
import { loginOf } from './login.ts';
import { trailAt } from './older-nodes.ts';

interface Reading {
  readonly question: FactsQuestion;
  readonly exact: ExactTexts;
  /** Commits beyond the first page, by the place. */
  readonly older: readonly (readonly unknown[])[];
}

/** What an answer to the question says. */
export function factsOf(data: unknown, { question, exact, older }: Reading): Facts {
  const { places, branches, pullRequests, teams, decoration } = question;
  const repository = at(data, 'repository');
  return {
    places: places.map((place, index) => {
      return placeOf(at(repository, `p${index}`), place, { exact, older: older[index] ?? [] });
    }),
    branches: branches.map(({ base }, index) => {
      const target = at(repository, `b${index}`, 'target');
      const commits = at(repository, `a${index}`, 'compare', 'commits');
      const open = listAt(repository, `b${index}`, 'associatedPullRequests', 'nodes');
      const onBase = open.find((node) => at(node, 'baseRefName') === base);
      const [closed] = listAt(repository, `d${index}`, 'nodes');
      return {
        head: target === undefined ? undefined : headOf(target, commits),
        open: onBase === undefined ? undefined : numberAt(onBase, 'number'),
        closed: closed === undefined || at(closed, 'baseRefName') !== base ? undefined : closedOf(closed),
      };
    }),
    pullRequests: pullRequests.map((_, index) => pullRequestOf(at(repository, `r${index}`))),
    teams: new Map(teams.map((slug, index) => [slug, membersOf(at(data, 'organization', `t${index}`))])),
    ...(decoration !== undefined && { decorationIds: decorationIds(data, decoration) }),
  };
}

function placeOf(
  found: unknown,
  place: FactsPlace,
  { exact, older }: { readonly exact: ExactTexts; readonly older: readonly unknown[] },
): PlaceFacts | undefined {
  if (at(found, 'tree') === undefined) return undefined;
  const { paths, histories } = place;
  const indexed = paths.map((path, index) => ({ path, index }));
  const asked = indexed.filter(({ path }) => histories.includes(path));
  return {
    oid: textAt(found, 'oid'),
    tree: textAt(found, 'tree', 'oid'),
    files: new Map(
      indexed.flatMap(({ path, index }) => {
        const entry = at(found, `f${index}`);
        return entry === undefined ? [] : [[path, fileOrError(entry, path, exact)] as const];
      }),
    ),
    texts: new Map(asked.flatMap(({ index }) => listAt(found, `h${index}`, 'nodes').flatMap(versionOf))),
    trail: trailAt(found, place, older),
  };
}

function fileOrError(entry: unknown, path: string, exact: ExactTexts): RemoteFile | ActionError {
  try {
    return remoteFile(entry, { path, named: true, exact });
  } catch (error) {
    if (error instanceof ActionError) return error;
    throw error;
  }
}

/** A text that was cut or changed on the way is none. */
function versionOf(node: unknown): readonly (readonly [blob: string, text: string])[] {
  const text = at(node, 'file', 'object', 'text');
  const oid = at(node, 'file', 'oid');
  return typeof text === 'string' && typeof oid === 'string' && blobOid(text, oid) === oid ? [[oid, text]] : [];
}

function headOf(target: unknown, commits: unknown): BranchHead {
  const ahead = listAt(commits, 'nodes').map(commitOf);
  return {
    oid: textAt(target, 'oid'),
    message: textAt(target, 'message'),
    ahead,
    hasAll: at(commits, 'totalCount') === ahead.length,
  };
}

function closedOf(closed: unknown): BranchFacts['closed'] {
  const [event] = listAt(closed, 'timelineItems', 'nodes');
  return { number: numberAt(closed, 'number'), body: textAt(closed, 'body'), by: loginOf(at(event, 'actor')) };
}

function commitOf(commit: unknown): FactsCommit {
  const author = loginAt(commit, 'author');
  const isSigned = at(commit, 'signature', 'isValid') === true && at(commit, 'signature', 'wasSignedByGitHub') === true;
  const isByGitHub = at(commit, 'committer', 'email') === 'noreply@github.com';
  return {
    oid: textAt(commit, 'oid'),
    message: textAt(commit, 'message'),
    author: String(author ?? at(commit, 'author', 'name') ?? 'unknown'),
    signer: isSigned ? author : undefined,
    people: isByGitHub ? [author] : [author, loginAt(commit, 'committer')],
  };
}

function loginAt(commit: unknown, who: 'author' | 'committer'): string | undefined {
  const login = at(commit, who, 'user', 'login');
  return typeof login === 'string' ? login : undefined;
}

function pullRequestOf(found: unknown): PullRequestFacts {
  const commits = listAt(found, 'commits', 'nodes').map((node) => commitOf(at(node, 'commit')));
  return {
    commits,
    hasAllCommits: at(found, 'commits', 'totalCount') === commits.length,
    reviews: listAt(found, 'latestOpinionatedReviews', 'nodes').map((review) => ({
      by: loginOf(at(review, 'author')),
      state: textAt(review, 'state'),
      commit: String(at(review, 'commit', 'oid') ?? ''),
      at: String(at(review, 'submittedAt') ?? ''),
    })),
  };
}

function membersOf(team: unknown): readonly string[] | undefined {
  return team === undefined ? undefined : listAt(team, 'members', 'nodes').map((member) => textAt(member, 'login'));
}
