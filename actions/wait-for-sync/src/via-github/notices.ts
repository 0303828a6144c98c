import { type AgentNotice, agentNotice, type CommitStatus } from '#agent';
import type { Agent } from '../stages/question.ts';

/** Whose word is waited for. */
export interface Asked {
  readonly agent: 'auto' | Agent;
  readonly name: string | undefined;
}

/** What an agent said of a commit or of one that came after it. */
export interface Notice extends AgentNotice {
  /** `kustomization/apps` */
  readonly key: string;
  readonly commit: string;
}

/** What agents say by a commit's statuses. */
export function noticesOf(
  commit: string,
  statuses: readonly CommitStatus[],
  { agent, name }: Asked,
): readonly Notice[] {
  return statuses.flatMap((status) => {
    const notice = agentNotice(status);
    if (notice === undefined || (agent !== 'auto' && notice.agent !== agent)) return [];
    if (name !== undefined && notice.name !== name) return [];
    return [{ ...notice, commit, key: `${notice.kind}/${notice.name}` }];
  });
}

/**
 * What counts of each, where later commits come last: that it was done with ours or a later one, else its last word. An agent that
 * skips ours speaks of a later one, and what that fails with once ours was done is not ours.
 */
export function wordsThatCount(notices: readonly Notice[]): readonly Notice[] {
  const done = notices.filter(({ outcome }) => outcome.state === 'done');
  return [...new Map([...notices, ...done].map((notice) => [notice.key, notice])).values()];
}
