import type { Scope } from '../expressions/evaluate.ts';
import { hashFiles, type StatusFacts, statusFunctions } from '../expressions/functions.ts';
import { resolveTexts } from '../expressions/resolve.ts';
import type { RunHost, RunnerOptions } from '../host.ts';
import type { JobLog } from '../log/job-log.ts';
import type { Source } from '../plan/reference.ts';
import type { Repositories } from '../repositories.ts';
import type { Step } from '../syntax/step.ts';
import type { Texts, Value } from '../value.ts';
import type { Phase } from './phase.ts';
import type { Action } from './prepare.ts';

/** What all runs share. */
export interface Engine {
  readonly host: RunHost;
  readonly options: RunnerOptions;
  readonly repositories: Repositories;
  /** Where jobs make their directories. */
  readonly root: string;
  /** Aborts when the runner is disposed. */
  readonly disposed: AbortSignal;
}

/** What the steps of one job share. */
export interface JobRuntime {
  readonly engine: Engine;
  readonly log: JobLog;
  readonly debug: boolean;
  readonly token: string;
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
  /** `env:` of the step that called the composite action. */
  readonly env: Texts;
  /** GITHUB_ACTION_PATH and the like. */
  readonly facts: Texts;
  readonly signal: AbortSignal | undefined;
  readonly steps: Map<string, StepResult>;
  /** What each step's action saved for its later phases. */
  readonly saved: Map<Step, Map<string, string>>;
  failed: boolean;
}

/** One step's state, the same for its `pre:`, `main:` and `post:`. */
export function stateOf({ saved }: Frame, step: Step): Map<string, string> {
  const state = saved.get(step) ?? new Map<string, string>();
  saved.set(step, state);
  return state;
}

export function statusOf(frame: Frame): 'success' | 'failure' | 'cancelled' {
  if (frame.job.cancelled.aborted) return 'cancelled';
  return frame.failed ? 'failure' : 'success';
}

/** What an expression in a step can name. */
export function scopeOf(frame: Frame, env: Texts): Scope {
  const facts: StatusFacts = {
    success: () => statusOf(frame) === 'success',
    failure: () => statusOf(frame) === 'failure',
    cancelled: () => statusOf(frame) === 'cancelled',
  };
  const { job } = frame.contexts;
  return {
    contexts: {
      ...frame.contexts,
      env,
      steps: Object.fromEntries([...frame.steps].map(([id, result]) => [id, { ...result }])),
      job: { ...(isMapping(job) ? job : {}), status: statusOf(frame) },
    },
    functions: [...statusFunctions(facts), hashFiles],
  };
}

function isMapping(value: Value | undefined): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The `env` context of a step: workflow, job, GITHUB_ENV, and the step's own. */
export function environmentOf(frame: Frame, step: Step): Texts {
  const inherited = { ...frame.env, ...Object.fromEntries(frame.job.environment) };
  return { ...inherited, ...resolveTexts(step.env, scopeOf(frame, inherited)) };
}
