import type { Outcome } from './stages/state.ts';

/** How a wait ended, in words that may stand anywhere: nothing that a cluster, an agent or an app has said is among them. */
export function messageOf(outcome: Outcome): string {
  switch (outcome.state) {
    case 'synced':
      return 'synced';
    case 'superseded':
      return 'superseded by a later commit';
    case 'failed':
      return outcome.stage === 'waiting' ? outcome.code : `${outcome.code} after stage ${outcome.stage}`;
    case 'timeout':
      return `TIMEOUT after stage ${outcome.stage}`;
  }
}
