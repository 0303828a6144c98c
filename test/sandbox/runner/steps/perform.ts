import { attest } from './attest.ts';
import type { StepCall, StepDone } from './call.ts';
import { checkout } from './checkout.ts';
import { runComposite } from './composite.ts';
import { runNodeAction } from './node-action.ts';
import { prepare } from './prepare.ts';
import { runScript } from './script.ts';

/** Does what a step says. @throws StepProblem | NotImplemented */
export async function performStep(call: StepCall): Promise<StepDone> {
  const { work } = call.step;
  if (work.kind === 'run') return runScript(call, work);
  const { uses } = work;
  const action = await prepare(call.frame.job, call.frame.source, uses);
  if (action.kind === 'checkout') return checkout(call, work);
  if (action.kind === 'attest') return attest(call, work);
  const { runs } = action.definition;
  const opened = { ...call, uses, with: work.with, action };
  return runs.kind === 'node' ? runNodeAction(opened, runs) : runComposite(opened, runs);
}
