import type { Sent } from '#github';
import type { Written } from './carry-out.ts';
import type { Open } from './finished.ts';
import type { Commit, Outcome } from './result.ts';
import type { Round } from './round.ts';

/** What an attempt wrote without a certain answer. */
export interface Doubt {
  readonly decision: Written;
  /** Of its commit. */
  readonly headline: string;
}

/** An outcome that is certain; `open` where its pull request stands and may be finished. */
export interface Settled {
  readonly outcome: Outcome;
  readonly open?: Open;
}

/** Undefined where it is not certain that all of it is there. */
export function landed(decision: Written, sent: Sent, { situation: { branch, seen } }: Round): Settled | undefined {
  if (sent.kind !== 'done') return undefined;
  switch (decision.kind) {
    case 'close':
      return { outcome: { operation: 'closed', pullRequest: decision.pullRequest, branch } };
    case 'remark':
      return { outcome: { operation: 'unchanged', pullRequest: decision.pullRequest, branch } };
    case 'commit':
      return sent.commit === undefined ? undefined : { outcome: { operation: 'committed', commit: sent.commit } };
    case 'describe':
    case 'create':
    case 'append':
    case 'replace':
  }
  const { commit, pullRequest } = sent;
  const headOid = decision.kind === 'describe' ? (seen.head?.oid ?? '') : (commit?.oid ?? '');
  // Another run may have written to the branch in between: what was described may not be what stands there.
  if (pullRequest === undefined || pullRequest.headOid !== headOid) return undefined;
  const siblings = sent.siblings ?? seen.siblings;
  const isNew = decision.kind !== 'describe' && (decision.kind === 'create' || decision.pullRequest === undefined);
  const outcome =
    commit === undefined
      ? ({ operation: 'unchanged', pullRequest, branch } as const)
      : ({ operation: isNew ? 'created' : 'updated', commit, pullRequest, branch } as const);
  return { outcome, open: { outcome, pullRequest, headOid, siblings } };
}

/** Nothing is left to write; if an earlier attempt of ours had no answer, it was the one that did it. */
export function settled(
  { situation: { seen, branch, rules, proposal } }: Round,
  pullRequest: Outcome['pullRequest'],
  doubt: Doubt | undefined,
): Settled {
  if (rules.mode === 'direct') {
    const { oid, verified, message } = seen.base;
    const isOurs = doubt?.decision.kind === 'commit' && message.startsWith(`${doubt.headline}\n`);
    return { outcome: isOurs ? { operation: 'committed', commit: { oid, verified } } : { operation: 'unchanged' } };
  }
  const unconfirmed = doubt?.decision;
  if (unconfirmed?.kind === 'close' && pullRequest === undefined) {
    return { outcome: { operation: 'closed', pullRequest: unconfirmed.pullRequest, branch } };
  }
  if (pullRequest === undefined || seen.head === undefined) return { outcome: { operation: 'unchanged' } };
  const commit: Commit = { oid: seen.head.oid, verified: seen.head.verified };
  const outcome = operationOf(unconfirmed, { pullRequest, branch, commit });
  // The base has the values, and somebody's commits wait: nothing of ours is to be merged.
  if (proposal.paths.length === 0) return { outcome };
  return { outcome, open: { outcome, pullRequest, headOid: seen.head.oid, siblings: seen.siblings } };
}

interface Standing {
  readonly pullRequest: NonNullable<Outcome['pullRequest']>;
  readonly branch: string;
  readonly commit: Commit;
}

function operationOf(unconfirmed: Written | undefined, { pullRequest, branch, commit }: Standing): Open['outcome'] {
  switch (unconfirmed?.kind) {
    case 'create':
      return { operation: 'created', pullRequest, branch, commit };
    case 'append':
    case 'replace': {
      const operation = unconfirmed.pullRequest === undefined ? 'created' : 'updated';
      return { operation, pullRequest, branch, commit };
    }
    default:
      return { operation: 'unchanged', pullRequest, branch };
  }
}
