import type { Decorated, Decoration, DecorationIds } from './decoration.ts';
import { addLabels, assign, type Numbered, requestReview, setMilestone } from './decoration-fields.ts';
import type { MutationField } from './plan.ts';

export interface Decorating {
  /** The login that the token speaks for. */
  readonly viewer: string;
  readonly ids: DecorationIds;
  /** What is there already; undefined for a pull request that was just opened. */
  readonly has?: Decorated | undefined;
}

export interface DecorationFields {
  readonly fields: readonly MutationField[];
  /** Of each that GitHub does not know, or does not show to the token: a sentence. */
  readonly unknown: readonly string[];
  /** The labels that the repository does not have. */
  readonly unlabelled: readonly string[];
}

/** What a pull request still lacks of labels, reviewers, assignees and milestone; who was asked, or assigned, before stays alone. */
export function decorationFields(
  pullRequest: Numbered,
  decoration: Decoration,
  { viewer, ids, has }: Decorating,
): DecorationFields {
  // Nobody can be asked to review what is their own: GitHub would refuse.
  const others = decoration.reviewers.filter((login) => login.toLowerCase() !== viewer.toLowerCase());
  const reviewers = has?.isReviewed === true ? [] : others;
  const teams = has?.isReviewed === true ? [] : decoration.teams;
  const assignees = has?.isAssigned === true ? [] : decoration.assignees;
  const asked = has?.hasMilestone === true ? '' : decoration.milestone;
  const milestone = asked === '' ? undefined : ids.milestone;
  const labels = missingLabels(decoration, has);
  const labelIds = known(labels, ids.labels);
  const assigneeIds = known(assignees, ids.users);
  const fields = [
    labelIds.length === 0 ? undefined : addLabels(pullRequest, labelIds),
    assigneeIds.length === 0 ? undefined : assign(pullRequest, assigneeIds),
    milestone === undefined ? undefined : setMilestone(pullRequest, milestone),
    // Each alone: GitHub refuses a whole request for one who cannot be asked.
    ...known(reviewers, ids.users).map((id) => requestReview(pullRequest, { userIds: [id] })),
    ...known(teams, ids.teams).map((id) => requestReview(pullRequest, { teamIds: [id] })),
  ].filter((field) => field !== undefined);
  const strangers = [
    ...lacking(reviewers, ids.users).map((login) => `the reviewer "${login}"`),
    ...lacking(teams, ids.teams).map((team) => `the team "${team}" (a token sees teams with "members: read")`),
    ...lacking(assignees, ids.users).map((login) => `the assignee "${login}"`),
    ...(asked !== '' && milestone === undefined ? [`the milestone "${asked}"`] : []),
  ];
  const unknown = strangers.map(
    (what) => `Pull request #${pullRequest.number} goes without ${what}: there is none that the token can see.`,
  );
  return { fields, unknown, unlabelled: lacking(labels, ids.labels) };
}

/** The labels that it does not carry yet. */
export function missingLabels({ labels }: Decoration, has: Decorated | undefined): readonly string[] {
  const there = new Set(has?.labels.map((name) => name.toLowerCase()));
  return labels.filter((name) => !there.has(name.toLowerCase()));
}

function known(names: readonly string[], ids: ReadonlyMap<string, string>): readonly string[] {
  return names.flatMap((name) => ids.get(name) ?? []);
}

function lacking(names: readonly string[], ids: ReadonlyMap<string, string>): readonly string[] {
  return names.filter((name) => !ids.has(name));
}
