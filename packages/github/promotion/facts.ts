import { ActionError } from '#error';
import { blobOid } from '../blob.ts';
import { type ExactTexts, readWanted } from '../exact-texts.ts';
import { at, isObject, listAt, numberAt, textAt } from '../json.ts';
import { notFound } from '../refusal.ts';
import { type RemoteFile, remoteFile } from '../remote-file.ts';
import type { Step } from '../step.ts';
import type { Transport } from '../transport.ts';
import { ask } from './ask.ts';
import { type FactsPlace, type FactsQuestion, factsQuery } from './facts-query.ts';
import { loginOf } from './login.ts';
import { olderNodes, trailAt } from './older-nodes.ts';
import { joined, partsOf } from './parts.ts';
import type { Trail } from './trail.ts';

export interface Facts {
  /** In the order of the question; undefined where there is no such commit or branch. */
  readonly places: readonly (PlaceFacts | undefined)[];
  readonly branches: readonly BranchFacts[];
  readonly pullRequests: readonly PullRequestFacts[];
  /** The logins of each team; undefined where the token cannot read it. */
  readonly teams: ReadonlyMap<string, readonly string[] | undefined>;
}

export interface PlaceFacts {
  readonly oid: string;
  readonly tree: string;
  /** What is not there is left out; an error where it cannot be read as text. */
  readonly files: ReadonlyMap<string, RemoteFile | ActionError>;
  /** Earlier texts by the ids of their blobs, as far as they were read. */
  readonly texts: ReadonlyMap<string, string>;
  readonly trail: Trail;
}

export interface BranchFacts {
  /** Undefined where there is no such branch. */
  readonly head: BranchHead | undefined;
  /** The last pull request from it that was closed without a merge. */
  readonly closed: { readonly number: number; readonly body: string; readonly by: string } | undefined;
}

export interface BranchHead {
  readonly oid: string;
  /** Of the last commit. */
  readonly message: string;
  /** The commits that the base does not have, oldest first. */
  readonly ahead: readonly FactsCommit[];
  readonly hasAll: boolean;
}

export interface FactsCommit {
  readonly oid: string;
  readonly message: string;
  /** A login where GitHub knows one, else the name in the commit. */
  readonly author: string;
  /** Who made it, as far as that is certain: GitHub signs what it makes for somebody; all else can name anybody. */
  readonly signer: string | undefined;
  /** The logins that it names; undefined where GitHub knows none. */
  readonly people: readonly (string | undefined)[];
}

export interface PullRequestFacts {
  readonly commits: readonly FactsCommit[];
  readonly hasAllCommits: boolean;
  /** The last word of each who may write. */
  readonly reviews: readonly {
    readonly by: string;
    readonly state: string;
    readonly commit: string;
    readonly at: string;
  }[];
}

/**
 * One request for every hundred files, and one more for every hundred commits since the moment that is asked for. A text
 * that GraphQL does not give exactly costs a request more.
 */
export async function readFacts(transport: Transport, question: FactsQuestion, exact: ExactTexts): Promise<Facts> {
  const [first, ...others] = partsOf(question);
  const facts = await readPart(transport, { ...question, places: first?.map(({ place }) => place) ?? [] }, exact);
  const read = (first ?? []).map(({ index }, at) => ({ index, place: facts.places[at] }));
  for (const part of others) {
    const places = part.map(({ index, place }) => {
      const known = read.find((each) => each.index === index)?.place;
      return known === undefined ? place : { ...place, ref: known.oid };
    });
    const more = await readPart(transport, { ...question, ...nothingElse, places }, exact);
    read.push(...part.map(({ index }, at) => ({ index, place: more.places[at] })));
  }
  return {
    ...facts,
    places: question.places.map((_, index) =>
      joined(read.filter((each) => each.index === index).map(({ place }) => place)),
    ),
  };
}

const nothingElse = { branches: [], pullRequests: [], teams: [] };

async function readPart(transport: Transport, question: FactsQuestion, exact: ExactTexts): Promise<Facts> {
  const { repository } = question;
  const step: Step = { doing: `Reading what decides about ${repository}`, repository, permission: 'contents: read' };
  const data = await ask(transport, {
    request: factsQuery(question),
    step,
    // A team that cannot be read is an answer: nobody of it can approve.
    tolerates: ({ path }) => path[0] === 'organization',
  });
  if (!isObject(at(data, 'repository'))) throw notFound(step);
  const older = await olderNodes(transport, { question, data, step });
  const read = (): Facts => factsOf(data, { question, exact, older });
  const facts = read();
  return (await readWanted(transport, repository, exact)) ? read() : facts;
}

interface Reading {
  readonly question: FactsQuestion;
  readonly exact: ExactTexts;
  /** Commits beyond the first page, by the place. */
  readonly older: readonly (readonly unknown[])[];
}

function factsOf(data: unknown, { question, exact, older }: Reading): Facts {
  const { places, branches, pullRequests, teams } = question;
  const repository = at(data, 'repository');
  return {
    places: places.map((place, index) => {
      return placeOf(at(repository, `p${index}`), place, { exact, older: older[index] ?? [] });
    }),
    branches: branches.map(({ base }, index) => {
      const target = at(repository, `b${index}`, 'target');
      const commits = at(repository, `a${index}`, 'compare', 'commits');
      const [closed] = listAt(repository, `d${index}`, 'nodes');
      return {
        head: target === undefined ? undefined : headOf(target, commits),
        closed: closed === undefined || at(closed, 'baseRefName') !== base ? undefined : closedOf(closed),
      };
    }),
    pullRequests: pullRequests.map((_, index) => pullRequestOf(at(repository, `r${index}`))),
    teams: new Map(teams.map((slug, index) => [slug, membersOf(at(data, 'organization', `t${index}`))])),
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
