import type { Engine } from '../engine.ts';
import type { JobLog } from '../log/job-log.ts';
import type { Source } from '../plan/reference.ts';
import type { Permissions } from '../syntax/permissions.ts';
import type { Step } from '../syntax/step.ts';
import type { Texts, Value } from '../value.ts';
import type { Phase } from './phase.ts';
import type { Action } from './prepare.ts';

/** What the steps of one job share. */
export interface JobRuntime {
  readonly engine: Engine;
  readonly log: JobLog;
  readonly debug: boolean;
  readonly token: string;
  /** What the token may do, and whether the job may ask for proof of who it is. */
  readonly granted: Permissions;
  /** `github`, `inputs`, `needs`, `strategy`, `matrix`, `vars`, `secrets`, `runner`, `job`. */
  readonly contexts: Readonly<Record<string, Value>>;
  /** PATH, HOME and what the options let in: steps may override it. */
  readonly machine: Texts;
  /** GITHUB_* and RUNNER_*: steps may not. */
  readonly facts: Texts;
  readonly workspace: string;
  readonly temp: string;
  /** `defaults.run` */
  readonly defaults: { readonly shell: string | undefined; readonly workingDirectory: string | undefined };
  /** `env:` of workflow and job, and what steps wrote to GITHUB_ENV. */
  readonly environment: Map<string, string>;
  /** What steps wrote to GITHUB_PATH, the latest first. */
  readonly path: string[];
  readonly prepared: Map<string, Promise<Action>>;
  /** What is due at the end, the latest first. */
  readonly posts: Phase[];
  /** Aborts when the job is cancelled or out of time. */
  readonly cancelled: AbortSignal;
}

export interface StepResult {
  readonly outcome: 'success' | 'failure' | 'cancelled' | 'skipped';
  readonly conclusion: 'success' | 'failure' | 'cancelled' | 'skipped';
  readonly outputs: Texts;
}

/** Where steps stand: the job itself, or a composite action in it. */
export interface Frame {
  readonly job: JobRuntime;
  /** The file that the steps stand in: what `$/` means. */
  readonly source: Source;
  /** Replaces the job's contexts that a composite action does not see. */
  readonly contexts: Readonly<Record<string, Value>>;
  /** `env:` of the steps that called this composite action; it goes before the job's. */
  readonly env: Texts;
  /** GITHUB_ACTION_PATH and the like. */
  readonly facts: Texts;
  readonly signal: AbortSignal | undefined;
  readonly steps: Map<string, StepResult>;
  /** What each step's action saved for its later phases. */
  readonly saved: Map<Step, Map<string, string>>;
  failed: boolean;
}
