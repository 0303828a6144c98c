import type { EnvironmentConfig, Reviewers } from '../config/environments.ts';
import type { Review, ReviewFacts } from './facts.ts';
import type { GateResult } from './gate.ts';

interface Wanted extends Pick<EnvironmentConfig, 'reviewers'> {
  readonly approvals: number;
}

/** Approvals of what would be merged, by people who may write and have no part in it. */
export function approvalsGate({ approvals, reviewers }: Wanted, facts: ReviewFacts | undefined): GateResult {
  const waiting = (detail: string): GateResult => ({ name: 'approvals', state: 'waiting', detail });
  if (facts === undefined) return waiting('the reviews could not be read');
  const unread = reviewers.teams.find((team) => !facts.teams.has(team));
  if (unread !== undefined) return waiting(`the members of the team ${unread} could not be read`);
  if (facts.committers.includes(undefined)) return waiting('who made one of the commits cannot be told');
  const opinions = latestOpinions(facts.reviews).filter(
    (review) => review.mayWrite && isAsked(review.by, reviewers, facts),
  );
  const against = opinions.find(({ state }) => state === 'CHANGES_REQUESTED');
  if (against !== undefined) {
    return { name: 'approvals', state: 'failed', detail: `${against.by} asks for changes` };
  }
  const parties = new Set([...facts.authors, ...facts.committers].map((login) => login?.toLowerCase()));
  const counted = opinions.filter(
    ({ state, by, commit }) => state === 'APPROVED' && commit === facts.head && !parties.has(by.toLowerCase()),
  );
  const names = counted.map(({ by }) => by).toSorted();
  const count = `${names.length} of ${approvals}${names.length === 0 ? '' : ` (${names.join(', ')})`}`;
  if (counted.length >= approvals) return { name: 'approvals', state: 'passed', detail: count };
  return waiting(`${count}${whose(reviewers)}`);
}

/** The last word of each reviewer: comments take nothing back. */
function latestOpinions(reviews: readonly Review[]): readonly Review[] {
  const opinions = reviews.filter(({ state }) => ['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED'].includes(state));
  const latest = new Map<string, Review>();
  for (const review of opinions) {
    const login = review.by.toLowerCase();
    const known = latest.get(login);
    if (known === undefined || Date.parse(review.at) >= Date.parse(known.at)) latest.set(login, review);
  }
  return [...latest.values()];
}

function isAsked(login: string, { users, teams }: Reviewers, facts: ReviewFacts): boolean {
  const asked = [...users, ...teams.flatMap((team) => facts.teams.get(team) ?? [])];
  if (users.length + teams.length === 0) return true;
  return asked.some((each) => each.toLowerCase() === login.toLowerCase());
}

function whose({ users, teams }: Reviewers): string {
  const names = [...users, ...teams.map((team) => `the team ${team}`)];
  return names.length === 0 ? '' : ` by ${names.join(', ')}`;
}
