import type { Scope } from '../expressions/evaluate.ts';
import { hashFiles, type StatusFacts, statusFunctions } from '../expressions/functions.ts';
import { resolveTexts } from '../expressions/resolve.ts';
import type { Step } from '../syntax/step.ts';
import type { Texts, Value } from '../value.ts';
import type { Frame } from './frame.ts';

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

/** The `env:` of a step and of the composite actions it stands in. */
export function ownEnvironment(frame: Frame, step: Step): Texts {
  const inherited = { ...Object.fromEntries(frame.job.environment), ...frame.env };
  return { ...frame.env, ...resolveTexts(step.env, scopeOf(frame, inherited)) };
}

/** The `env` context of a step: workflow, job, GITHUB_ENV, and its own. */
export function environmentOf(frame: Frame, step: Step): Texts {
  return { ...Object.fromEntries(frame.job.environment), ...ownEnvironment(frame, step) };
}
