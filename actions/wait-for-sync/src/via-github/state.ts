import type { Dated, Outcome } from '../stages/state.ts';
import type { Notice } from './notices.ts';

/** All that is known of a wait on GitHub; every look makes a new one of it. */
export interface NoticeState {
  readonly timeout: number;
  readonly patience: number;
  /** Whoever spoke of the commits before ours has to speak of ours. */
  readonly expected: readonly string[];
  readonly start: number;
  readonly now: number;
  readonly notices: readonly Notice[];
  /** When somebody was first heard to have done it, by key. */
  readonly done: ReadonlyMap<string, number>;
  readonly failing: ReadonlyMap<string, Dated<string>>;
  readonly lostAt: number | undefined;
  readonly outcome: Outcome | undefined;
}

/** One look at GitHub. */
export interface Look {
  readonly at: number;
  /** Whether the branch holds our commit. */
  readonly isOnBranch: boolean;
  readonly notices: readonly Notice[];
}

/** A moment after a push, not every server of GitHub's knows it. */
const branchPatience = 3_000;

export function nextNotice(state: NoticeState, { at, isOnBranch, notices }: Look): NoticeState {
  const done = new Map(
    notices.filter(({ outcome }) => outcome.state === 'done').map(({ key }) => [key, state.done.get(key) ?? at]),
  );
  const failing = new Map(
    notices.flatMap(({ key, outcome }) => {
      if (outcome.state !== 'failed') return [];
      const known = state.failing.get(key);
      return [[key, known?.value === outcome.code ? known : { value: outcome.code, at }] as const];
    }),
  );
  const seen = { ...state, now: at, notices, done, failing, lostAt: isOnBranch ? undefined : (state.lostAt ?? at) };
  return { ...seen, outcome: outcomeOf(seen) };
}

function outcomeOf(state: NoticeState): Outcome | undefined {
  const { now, start, lostAt, patience } = state;
  const stage = state.done.size > 0 || state.failing.size > 0 ? 'fetched' : 'merged';
  const ended = { state: 'failed', stage, object: undefined } as const;
  if (lostAt !== undefined && now - lostAt >= branchPatience) {
    return { ...ended, code: 'COMMIT_DIVERGED', reason: 'The commit is not on its branch any more.' };
  }
  const failure = state.notices.find(({ key }) => now - (state.failing.get(key)?.at ?? now) >= patience);
  if (failure?.outcome.state === 'failed') {
    return { ...ended, code: failure.outcome.code, reason: `${failure.key}: ${failure.outcome.reason}` };
  }
  if (isDone(state)) return { state: 'synced' };
  if (now - start < state.timeout) return undefined;
  return { ...ended, state: 'timeout', code: 'TIMEOUT', reason: missing(state) };
}

/** Where nobody spoke before, nobody knows who will: whoever speaks last is waited for a while. */
function isDone({ notices, done, expected, now, patience }: NoticeState): boolean {
  const all = new Set([...expected, ...notices.map(({ key }) => key)]);
  if (all.size === 0 || [...all].some((key) => !done.has(key))) return false;
  return expected.length > 0 || now - Math.max(...done.values()) >= patience;
}

function missing({ notices, done, expected }: NoticeState): string {
  const silent = [...new Set([...expected, ...notices.map(({ key }) => key)])].filter((key) => !done.has(key));
  if (silent.length === 0) return 'No agent has said anything of the commit by a commit status.';
  const said = notices.find(({ key }) => silent.includes(key))?.outcome;
  const words = said !== undefined && 'reason' in said ? `: ${said.reason}` : '';
  return `${silent.join(', ')} has not said that it is done${words}.`;
}
