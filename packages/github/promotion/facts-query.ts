import { type Decoration, decorationQuery } from '../decoration.ts';
import { entryFragments } from '../inspect-query.ts';
import type { GraphqlRequest } from '../plan.ts';
import { ownerAndName } from '../repository.ts';
import { statementSelection } from './statement.ts';

/** What promotions and their gates are judged by. */
export interface FactsQuestion {
  /** owner/name */
  readonly repository: string;
  /** Commits, or branches as refs/heads/…, and the files that are wanted of them. */
  readonly places: readonly FactsPlace[];
  /** Branches of ours, which may not exist, and the pull requests that were closed on them. */
  readonly branches: readonly { readonly base: string; readonly branch: string }[];
  /** The numbers of open pull requests whose reviews and commits are wanted. */
  readonly pullRequests: readonly number[];
  /** Slugs of teams of the repository's owner. */
  readonly teams: readonly string[];
  /** What pull requests that may be opened are to carry. */
  readonly decoration?: Decoration | undefined;
}

export interface FactsPlace {
  /** A commit's id, or a branch as refs/heads/…. */
  readonly ref: string;
  /** The name of the branch that it stands for. */
  readonly base: string;
  readonly paths: readonly string[];
  /** Those of the paths whose earlier versions are wanted. */
  readonly histories: readonly string[];
  /** Whether what is said of the commits is wanted. */
  readonly statements: boolean;
  /** How far back the commits are wanted at least, as 2026-11-21T10:00:00Z; undefined: as far as one request goes. */
  readonly since?: string | undefined;
  /** Where an earlier page of the commits ended. */
  readonly after?: string;
}

/** How many versions of a file are read. */
const versionsRead = 12;
const commitsRead = 100;

/** @see FactsQuestion; `p` numbers places, `f` files, `h` histories */
export function factsQuery(question: FactsQuestion): GraphqlRequest {
  const { repository, places, branches, pullRequests, teams } = question;
  const decorations = decorationQuery(question.decoration);
  const variables: Record<string, string | number> = { ...ownerAndName(repository), ...decorations.variables };
  const variable = (name: string, value: string | number): string => {
    variables[name] = value;
    return `$${name}`;
  };
  const found = [
    ...places.map(
      (place, index) =>
        `p${index}: object(expression: ${variable(`p${index}`, place.ref)}) { oid ... on Commit { ${placeSelection(place, index, variable)} } }`,
    ),
    ...branches.map(({ base, branch }, index) => {
      const ahead = `commits(first: ${commitsRead}) { totalCount nodes { ${commitSelection} } }`;
      const head = variable(`b${index}`, `refs/heads/${branch}`);
      const from = variable(`a${index}`, `refs/heads/${base}`);
      const compared = `ref(qualifiedName: ${from}) { compare(headRef: ${variable(`c${index}`, branch)}) { ${ahead} } }`;
      const closed = `pullRequests(last: 1, states: [CLOSED], headRefName: $c${index}) { nodes { ${closedSelection} } }`;
      return `b${index}: ref(qualifiedName: ${head}) { target { oid ... on Commit { message } } ${openSelection} } a${index}: ${compared} d${index}: ${closed}`;
    }),
    ...pullRequests.map(
      (number, index) => `r${index}: pullRequest(number: ${variable(`r${index}`, number)}) { ${pullRequestSelection} }`,
    ),
    ...(decorations.repository === '' ? [] : [decorations.repository]),
  ];
  const members = teams.map(
    (slug, index) =>
      `t${index}: team(slug: ${variable(`t${index}`, slug)}) { members(first: 100) { nodes { login } } }`,
  );
  const declared = Object.entries(variables).map(
    ([name, value]) => `$${name}: ${typeof value === 'number' ? 'Int' : 'String'}!`,
  );
  const query = [
    `query PromotionFacts(${declared.join(', ')}) {`,
    `  repository(owner: $owner, name: $name) {\n    id\n    ${found.join('\n    ')}\n  }`,
    members.length === 0 ? '' : `  organization(login: $owner) { ${members.join(' ')} }`,
    decorations.root.trim() === '' ? '' : `  ${decorations.root.trim()}`,
    '}',
    places.some(({ paths, after }) => paths.length > 0 && after === undefined) ? entryFragments : '',
  ];
  return { variables, query: query.filter((line) => line !== '').join('\n') };
}

type Variable = (name: string, value: string) => string;

function placeSelection(place: FactsPlace, index: number, variable: Variable): string {
  const { paths, histories, statements } = place;
  const after = place.after === undefined ? '' : `, after: ${variable(`p${index}after`, place.after)}`;
  const path = (at: number): string => variable(`p${index}f${at}`, paths[at] ?? '');
  const asked = paths.flatMap((each, at) => (histories.includes(each) ? [at] : []));
  const carried = asked.map((at) => `f${at}: file(path: ${path(at)}) { oid }`).join(' ');
  const arrival = 'associatedPullRequests(first: 3) { nodes { mergedAt baseRefName } }';
  const said = statements ? statementSelection : '';
  const state = `oid message committedDate parents(first: 1) { nodes { oid } } ${arrival} ${said} ${carried}`;
  const isFirst = place.after === undefined;
  return [
    'tree { oid }',
    ...paths.map((_, at) => `f${at}: file(path: ${path(at)}) { ${isFirst ? '...Entry' : 'oid'} }`),
    ...(isFirst ? asked : []).map(
      (at) =>
        `h${at}: history(first: ${versionsRead}, path: ${path(at)}) { nodes { file(path: ${path(at)}) { oid object { ... on Blob { text } } } } }`,
    ),
    asked.length === 0
      ? ''
      : `trail: history(first: ${commitsRead}${after}) { pageInfo { endCursor } nodes { ${state} } }`,
  ].join(' ');
}

const commitSelection =
  'oid message author { name user { login } } committer { email user { login } } signature { isValid wasSignedByGitHub }';

const openSelection = 'associatedPullRequests(first: 5, states: [OPEN]) { nodes { number baseRefName } }';

const closedSelection =
  'number body baseRefName timelineItems(last: 1, itemTypes: [CLOSED_EVENT]) { nodes { ... on ClosedEvent { actor { __typename login } } } }';

const pullRequestSelection = [
  `commits(first: ${commitsRead}) { totalCount nodes { commit { ${commitSelection} } } }`,
  'latestOpinionatedReviews(first: 100, writersOnly: true) { nodes { state submittedAt author { __typename login } commit { oid } } }',
].join(' ');
