import { join } from 'node:path';
import type { NodeRuns } from '../syntax/action.ts';
import type { Texts } from '../value.ts';
import { type ActionCall, announce, graceOf, processEnvironment, type StepCall, type StepDone } from './call.ts';
import { actionFacts, actionInputs, inputVariables } from './inputs.ts';
import { dueLater } from './post.ts';
import { runProcess } from './process.ts';

/** Runs the bundle of a node24 action under this very Node.js; its `post:` becomes due. */
export async function runNodeAction(call: ActionCall, runs: NodeRuns): Promise<StepDone> {
  const { action } = call;
  const inputs = actionInputs(call);
  const details = Object.entries(inputs).map(([name, value]) => `  ${name}: ${value}`);
  announce(call, call.uses, details.length > 0 ? ['with:', ...details] : []);
  const variables = { ...inputVariables(inputs), ...actionFacts(action) };
  if (runs.post !== undefined) {
    const script = join(action.directory, runs.post);
    dueLater(call, runs.postIf, (later, state) => runBundle(later, script, { ...variables, ...state }));
  }
  return runBundle(call, join(action.directory, runs.main), variables);
}

async function runBundle(call: StepCall, script: string, variables: Texts): Promise<StepDone> {
  const exitCode = await runProcess({
    command: process.execPath,
    args: [script],
    cwd: call.frame.job.workspace,
    environment: processEnvironment(call, variables),
    onLine: call.session.line,
    signal: call.signal,
    graceMilliseconds: graceOf(call),
  });
  return { ok: exitCode === 0 };
}
