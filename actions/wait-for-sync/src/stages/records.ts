import { nameOf } from '#cluster';
import type { State } from './state.ts';

/** When a stage was reached by an object. */
export interface StageRecord {
  readonly stage: 'merged' | 'fetched' | 'applied' | 'healthy' | 'ready' | 'synced';
  readonly object: string;
  /** Since the wait began. */
  readonly seconds: number;
  readonly state: 'reached' | 'failed';
  /** '' unless it failed. */
  readonly code: string;
}

const reached = ['fetched', 'applied', 'healthy', 'ready'] as const;

/** All that was reached, in its order; what failed comes last. */
export function recordsOf(state: State, label: string): readonly StageRecord[] {
  const seconds = (at: number): number => Math.round(at - state.start) / 1000;
  const record = (stage: StageRecord['stage'], object: string, at: number): StageRecord => ({
    ...{ stage, object, seconds: seconds(at), state: 'reached', code: '' },
  });
  const stages = [...state.marks.values()].flatMap((marks) =>
    reached.flatMap((stage) => (marks[stage] === undefined ? [] : [record(stage, nameOf(marks.id), marks[stage])])),
  );
  const merged = state.mergedAt === undefined ? [] : [record('merged', label, state.mergedAt)];
  return [...merged, ...stages.toSorted((a, b) => a.seconds - b.seconds), ...last(state, label, seconds(state.now))];
}

function last({ outcome }: State, label: string, seconds: number): readonly StageRecord[] {
  switch (outcome?.state) {
    case 'failed':
    case 'timeout': {
      const object = outcome.object === undefined ? label : nameOf(outcome.object);
      return [{ stage: following[outcome.stage], object, seconds, state: 'failed', code: outcome.code }];
    }
    case 'synced':
      return [{ stage: 'synced', object: label, seconds, state: 'reached', code: '' }];
    case 'superseded':
    case undefined:
      return [];
  }
}

/** What would have come after a stage. */
const following = {
  waiting: 'merged',
  merged: 'fetched',
  fetched: 'applied',
  applied: 'healthy',
  healthy: 'ready',
  ready: 'synced',
  synced: 'synced',
} as const;
