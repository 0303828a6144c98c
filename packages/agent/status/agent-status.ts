import type { Revision } from './revision.ts';

/** How an agent's failure is told from others: by what it was doing. */
export type AgentFailureCode = 'AGENT_SOURCE' | 'AGENT_BUILD' | 'AGENT_APPLY' | 'AGENT_HEALTH';

/**
 * How far an agent's object has come, all read from one version of it: success and revision from two versions could make an old
 * success that of a new revision.
 */
export interface AgentStatus {
  /** What a source holds. */
  readonly fetched?: Revision | undefined;
  /**
   * What was tried last; a failure concerns this one. Where it is absent, as Argo CD names no commit that it cannot build, and for
   * `AGENT_SOURCE`, a failure concerns the head of the branch.
   */
  readonly attempted?: Revision | undefined;
  /** What is in the cluster, healthy or not, as far as this version tells: it can be less than an earlier one told. */
  readonly applied?: Revision | undefined;
  /** What is in the cluster and, as far as the agent looks, works. Absent while anything is under way. */
  readonly healthy?: Revision | undefined;
  readonly outcome: AgentOutcome;
}

export type AgentOutcome =
  | { readonly state: 'done' }
  | { readonly state: 'progressing'; readonly reason: string; readonly message: string }
  | {
      readonly state: 'failed';
      readonly code: AgentFailureCode;
      /** The agent's own words; not for public places. */
      readonly reason: string;
      readonly message: string;
      /** The agent does not try again by itself. Others may pass: wait until they have stood for a while. */
      readonly final: boolean;
    }
  /** Somebody has told the agent to do nothing. */
  | { readonly state: 'suspended'; readonly code: 'AGENT_SUSPENDED' | 'AUTO_SYNC_OFF'; readonly message: string };

export const done: AgentOutcome = { state: 'done' };

export function progressing(reason: string, message: string): AgentOutcome {
  return { state: 'progressing', reason, message };
}

interface Said {
  readonly reason: string;
  readonly message: string;
}

export function failed(code: AgentFailureCode, { reason, message }: Said, final = false): AgentOutcome {
  return { state: 'failed', code, reason, message, final };
}
