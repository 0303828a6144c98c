import type { Log } from '#action';
import type { Clock } from '#cluster';
import type { DeliverySource } from '#environment';
import type { GitHub } from '#github';

export interface RepositoryPorts {
  readonly github: Pick<GitHub, 'inspect' | 'send' | 'writeCommit' | 'readFiles' | 'mergeCommit'>;
  readonly log: Pick<Log, 'info'>;
  readonly clock: Clock;
  /** How long lost races and lost answers are met with another look, in milliseconds. */
  readonly retryFor: number;
  /** In UTC, as 2026-12-01. */
  readonly today: string;
  /** The run that asks for the change, and who started it. */
  readonly source: DeliverySource;
  readonly actor: string;
}
