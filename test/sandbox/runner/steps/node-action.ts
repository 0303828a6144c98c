import { join } from 'node:path';
import type { NodeRuns } from '../syntax/action.ts';
import type { Texts } from '../value.ts';
import { type ActionCall, announce, graceOf, processEnvironment, type StepCall, type StepDone } from './call.ts';
import { actionFacts, actionInputs, inputVariables } from './inputs.ts';
import { runProcess } from './process.ts';

/** Runs the bundle of a node24 action under this very Node.js; its `post:` becomes due. */
export async function runNodeAction(call: ActionCall, runs: NodeRuns): Promise<StepDone> {
  const variables = announceInputs(call);
  const { post, postIf: condition } = runs;
  if (post !== undefined) {
    const work = (later: StepCall) => runBundle(later, bundleOf(call, post), variables);
    const { frame, step } = call;
    frame.job.posts.unshift({ kind: 'Post', frame, step, condition, work });
  }
  return runBundle(call, bundleOf(call, runs.main), variables);
}

/** Runs the `pre:` of an action, before the first step of its job. */
export function runPre(call: ActionCall, pre: string): Promise<StepDone> {
  return runBundle(call, bundleOf(call, pre), announceInputs(call));
}

function bundleOf({ action }: ActionCall, file: string): string {
  return join(action.directory, file);
}

function announceInputs(call: ActionCall): Texts {
  const inputs = actionInputs(call);
  const details = Object.entries(inputs).map(([name, value]) => `  ${name}: ${value}`);
  announce(call, call.uses, details.length > 0 ? ['with:', ...details] : []);
  return { ...inputVariables(inputs), ...actionFacts(call.action) };
}

async function runBundle(call: StepCall, script: string, variables: Texts): Promise<StepDone> {
  const state = [...call.session.state].map(([name, value]) => [`STATE_${name}`, value]);
  const exitCode = await runProcess({
    command: process.execPath,
    args: [script],
    cwd: call.frame.job.workspace,
    environment: processEnvironment(call, { ...variables, ...Object.fromEntries(state) }),
    onLine: call.session.line,
    signal: call.signal,
    graceMilliseconds: graceOf(call),
  });
  return { ok: exitCode === 0 };
}
