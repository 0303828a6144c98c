import type { GraphqlError } from './graphql-error.ts';
import { at, listAt, numberAt, textAt } from './json.ts';

/** What is put on a pull request beside its words, by the names that people use. */
export interface Decoration {
  readonly labels: readonly string[];
  readonly reviewers: readonly string[];
  readonly teams: readonly string[];
  readonly assignees: readonly string[];
  /** A title; '' for none. */
  readonly milestone: string;
}

/** The ids that GitHub knows these names by; a name without one is not known, or out of the token's sight. */
export interface DecorationIds {
  readonly labels: ReadonlyMap<string, string>;
  readonly users: ReadonlyMap<string, string>;
  readonly teams: ReadonlyMap<string, string>;
  readonly milestone: string | undefined;
}

/** What the open pull request has of it. */
export interface Decorated {
  readonly labels: readonly string[];
  readonly isReviewed: boolean;
  readonly isAssigned: boolean;
  readonly hasMilestone: boolean;
}

interface DecorationQuery {
  readonly variables: Readonly<Record<string, string>>;
  /** Beside `repository`. */
  readonly root: string;
  /** In `repository`. */
  readonly repository: string;
  /** In the open pull request. */
  readonly pullRequest: string;
}

export function decorationQuery(decoration: Decoration | undefined): DecorationQuery {
  if (decoration === undefined) return { variables: {}, root: '', repository: '', pullRequest: '' };
  const { labels, teams, milestone } = decoration;
  const users = usersOf(decoration);
  const each = (names: readonly string[], alias: string, field: string): string =>
    names.map((_, index) => `${alias}${index}: ${field}$${alias}${index}) { id }`).join(' ');
  const named = (names: readonly string[], alias: string) =>
    names.map((name, index) => [`${alias}${index}`, name] as const);
  return {
    variables: {
      ...Object.fromEntries([...named(labels, 'label'), ...named(users, 'user'), ...named(teams, 'team')]),
      ...(milestone !== '' && { milestone }),
    },
    root: [
      each(users, 'user', 'user(login: '),
      teams.length === 0 ? '' : `organization(login: $owner) { ${each(teams, 'team', 'team(slug: ')} }`,
    ].join(' '),
    repository: [
      each(labels, 'label', 'label(name: '),
      milestone === '' ? '' : 'milestones(first: 100, states: [OPEN], query: $milestone) { nodes { id title } }',
    ].join(' '),
    pullRequest: [
      'labels(first: 100) { nodes { name } } milestone { id } assignees(first: 1) { totalCount }',
      'reviewRequests(first: 1) { totalCount } reviews(first: 1) { totalCount }',
    ].join(' '),
  };
}

/** People are asked for once, whatever for. */
function usersOf({ reviewers, assignees }: Decoration): readonly string[] {
  return [...new Set([...reviewers, ...assignees])];
}

/** Whether an error of the inspect query is about decoration alone, which fails nothing. */
export function isDecorationError({ path: [first = '', second = ''] }: GraphqlError): boolean {
  return /^(user\d+|organization)$/.test(first) || /^(label\d+|milestones)$/.test(second);
}

export function decorationIds(data: unknown, decoration: Decoration): DecorationIds {
  const { labels, teams, milestone } = decoration;
  const ids = (names: readonly string[], alias: string, parent: unknown): ReadonlyMap<string, string> =>
    new Map(
      names.flatMap((name, index) => {
        const id = at(parent, `${alias}${index}`, 'id');
        return typeof id === 'string' ? [[name, id] as const] : [];
      }),
    );
  const found = listAt(data, 'repository', 'milestones', 'nodes').find((node) => at(node, 'title') === milestone);
  return {
    labels: ids(labels, 'label', at(data, 'repository')),
    users: ids(usersOf(decoration), 'user', data),
    teams: ids(teams, 'team', at(data, 'organization')),
    milestone: found === undefined ? undefined : textAt(found, 'id'),
  };
}

export function decorated(pullRequest: unknown): Decorated {
  const counted = (name: string): number =>
    at(pullRequest, name) === undefined ? 0 : numberAt(pullRequest, name, 'totalCount');
  return {
    labels: listAt(pullRequest, 'labels', 'nodes').map((label) => textAt(label, 'name')),
    isReviewed: counted('reviewRequests') + counted('reviews') > 0,
    isAssigned: counted('assignees') > 0,
    hasMilestone: at(pullRequest, 'milestone') !== undefined,
  };
}
