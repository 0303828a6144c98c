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

/** The last word of each, where later commits come last: an agent that skips ours speaks of a later one. */
export function lastWords(notices: readonly Notice[]): readonly Notice[] {
  return [...new Map(notices.map((notice) => [notice.key, notice])).values()];
}
