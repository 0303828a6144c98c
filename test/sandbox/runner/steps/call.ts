import { delimiter } from 'node:path';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import type { Scope } from '../expressions/evaluate.ts';
import type { Session } from '../log/session.ts';
import type { Step } from '../syntax/step.ts';
import type { Texts } from '../value.ts';
import type { Frame } from './frame.ts';
import type { OpenedAction } from './prepare.ts';

/** One step that is about to do its work. */
export interface StepCall {
  readonly frame: Frame;
  readonly step: Step;
  readonly scope: Scope;
  /** The `env` context: workflow, job, GITHUB_ENV and the step's own. */
  readonly env: Texts;
  readonly session: Session;
  readonly signal: AbortSignal;
  /** GITHUB_OUTPUT and the other command files. */
  readonly files: Texts;
}

/** A step that runs an action. */
export interface ActionCall extends StepCall {
  readonly uses: string;
  readonly with: TemplateToken | undefined;
  readonly action: OpenedAction;
}

export interface StepDone {
  readonly ok: boolean;
  /** What the work itself found, beside the command files. */
  readonly outputs?: Texts;
  readonly summary?: string;
}

/** All a step's process sees: nothing of the machine but PATH, HOME and what the options let in. */
export function processEnvironment({ frame, step, env, files }: StepCall, extra: Texts = {}): Texts {
  const { machine, facts, path } = frame.job;
  const merged: Record<string, string> = {
    ...machine,
    ...env,
    ...facts,
    GITHUB_ACTION: step.id,
    ...frame.facts,
    ...files,
    ...extra,
  };
  return { ...merged, PATH: [...path, merged.PATH ?? ''].join(delimiter) };
}

/** The head of a step's log. */
export function announce({ frame, env }: StepCall, title: string, details: readonly string[]): void {
  const { log } = frame.job;
  log.write(`##[group]Run ${title}`);
  for (const line of details) log.write(line);
  const pairs = Object.entries(env);
  if (pairs.length > 0) log.write('env:');
  for (const [name, value] of pairs) log.write(`  ${name}: ${value}`);
  log.write('##[endgroup]');
}

export function graceOf({ frame }: StepCall): number {
  return frame.job.engine.options.graceMilliseconds ?? 2500;
}
