import type { RunRequest } from '../../runs.ts';
import type { Engine } from '../engine.ts';
import type { Scope } from '../expressions/evaluate.ts';
import type { PlannedJob, PlannedWorkflow } from '../plan/plan.ts';
import type { Texts, Value } from '../value.ts';
import type { ConcurrencyGroups } from './concurrency.ts';
import type { Combination } from './matrix.ts';
import type { JobResult } from './result.ts';

export interface Run {
  readonly engine: Engine;
  readonly request: RunRequest;
  readonly groups: ConcurrencyGroups;
  /** The name of the workflow that was started: `github.workflow`, in called workflows too. */
  readonly workflowName: string;
}

/** A workflow in execution: the one that was started, or one that it calls. */
export interface Level {
  readonly run: Run;
  readonly planned: PlannedWorkflow;
  readonly inputs: Readonly<Record<string, Value>>;
  /** The secrets a job sees, given its token, which a caller may have handed on as a secret. */
  readonly secrets: (token: string) => Texts;
  /** `caller / `, repeated; '' at the top. */
  readonly prefix: string;
  /** The reports that the caller waited for. */
  readonly after: readonly string[];
  /** The concurrency groups that this run holds already. */
  readonly held: ReadonlySet<string>;
  readonly cancelled: AbortSignal;
}

/** One of a job's legs: the only one of a job without a matrix. */
export interface Leg {
  readonly job: PlannedJob;
  readonly name: string;
  readonly needs: ReadonlyMap<string, JobResult>;
  readonly matrix: Combination | null;
  readonly strategy: Readonly<Record<string, Value>>;
  readonly cancelled: AbortSignal;
}

/** `needs.x.result` and `needs.x.outputs`. */
export function needsContext(needs: ReadonlyMap<string, JobResult>): Readonly<Record<string, Value>> {
  return Object.fromEntries([...needs].map(([id, { result, outputs }]) => [id, { result, outputs }]));
}

/** What the keys of a job can name before it has a runner. */
export function legScope(level: Level, leg: Pick<Leg, 'needs' | 'matrix' | 'strategy'>, github: Value): Scope {
  return {
    contexts: {
      github,
      inputs: level.inputs,
      vars: {},
      needs: needsContext(leg.needs),
      strategy: leg.strategy,
      matrix: leg.matrix,
    },
    functions: [],
  };
}
