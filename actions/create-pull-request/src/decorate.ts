import {
  addLabels,
  assign,
  createLabel,
  type Decoration,
  type MutationField,
  requestReview,
  setMilestone,
} from '#github';
import type { Warning } from '#manifest';
import { type Open, warningOf } from './finished.ts';
import type { Round } from './round.ts';

export interface Decorating {
  readonly fields: readonly MutationField[];
  readonly warnings: readonly Warning[];
}

/** What the pull request still lacks of labels, reviewers, assignees and milestone. None of it can fail the run. */
export async function decorate(open: Open, round: Round): Promise<Decorating> {
  const { decoration, situation } = round;
  const ids = situation.seen.decorationIds;
  if (decoration === undefined || ids === undefined) return { fields: [], warnings: [] };
  const { pullRequest } = open;
  const has = situation.seen.pullRequest?.decorated;
  const labels = await labelIds(missingLabels(decoration, has?.labels ?? []), round);
  const reviewers = has?.isReviewed === true ? [] : decoration.reviewers.filter((login) => !isViewer(login, round));
  const teams = has?.isReviewed === true ? [] : decoration.teams;
  const assignees = has?.isAssigned === true ? [] : decoration.assignees;
  const asked = has?.hasMilestone === true ? '' : decoration.milestone;
  const milestone = asked === '' ? undefined : ids.milestone;
  const userIds = known(reviewers, ids.users);
  const teamIds = known(teams, ids.teams);
  const assigneeIds = known(assignees, ids.users);
  const fields = [
    labels.ids.length === 0 ? undefined : addLabels(pullRequest, labels.ids),
    assigneeIds.length === 0 ? undefined : assign(pullRequest, assigneeIds),
    milestone === undefined ? undefined : setMilestone(pullRequest, milestone),
    // Each alone: GitHub refuses a whole request for one who cannot be asked.
    ...userIds.map((id) => requestReview(pullRequest, { userIds: [id] })),
    ...teamIds.map((id) => requestReview(pullRequest, { teamIds: [id] })),
  ].filter((field) => field !== undefined);
  const unknown = [
    ...lacking(reviewers, ids.users).map((login) => `the reviewer "${login}"`),
    ...lacking(teams, ids.teams).map((team) => `the team "${team}" (a token sees teams with "members: read")`),
    ...lacking(assignees, ids.users).map((login) => `the assignee "${login}"`),
    ...(asked !== '' && milestone === undefined ? [`the milestone "${asked}"`] : []),
  ];
  const warnings = unknown.map((what): Warning => {
    return {
      level: 'warning',
      message: `Pull request #${pullRequest.number} goes without ${what}: there is none that the token can see.`,
    };
  });
  return { fields, warnings: [...labels.warnings, ...warnings] };
}

function missingLabels({ labels }: Decoration, there: readonly string[]): readonly string[] {
  const has = new Set(there.map((name) => name.toLowerCase()));
  return labels.filter((name) => !has.has(name.toLowerCase()));
}

interface LabelIds {
  readonly ids: readonly string[];
  readonly warnings: readonly Warning[];
}

/** A label that the repository does not have yet is created, once in its life. */
async function labelIds(names: readonly string[], { situation: { seen }, writing }: Round): Promise<LabelIds> {
  const there = seen.decorationIds?.labels ?? new Map<string, string>();
  const missing = lacking(names, there);
  if (missing.length === 0) return { ids: known(names, there), warnings: [] };
  const fields = missing.map((name) => createLabel(seen.repositoryId, name));
  const sent = await writing.github.sendEach({ name: 'CreateLabels', repository: writing.repository, fields });
  const created = sent.flatMap((each) => (each.kind === 'done' && each.label !== undefined ? [each.label.id] : []));
  return { ids: [...known(names, there), ...created], warnings: sent.flatMap(warningOf) };
}

/** Nobody can be asked to review what is their own: GitHub would refuse. */
function isViewer(login: string, { situation }: Round): boolean {
  return login.toLowerCase() === situation.seen.viewer.toLowerCase();
}

function known(names: readonly string[], ids: ReadonlyMap<string, string>): readonly string[] {
  return names.flatMap((name) => ids.get(name) ?? []);
}

function lacking(names: readonly string[], ids: ReadonlyMap<string, string>): readonly string[] {
  return names.filter((name) => !ids.has(name));
}
