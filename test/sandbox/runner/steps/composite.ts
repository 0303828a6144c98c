import { resolveText } from '../expressions/resolve.ts';
import type { CompositeRuns } from '../syntax/action.ts';
import { type ActionCall, announce, type StepDone } from './call.ts';
import type { Frame } from './frame.ts';
import { actionFacts, actionInputs } from './inputs.ts';
import { runSteps } from './run.ts';
import { ownEnvironment, scopeOf, statusOf } from './scope.ts';

/** Runs the steps of a composite action: with its own inputs and step results, without the job's secrets and needs. */
export async function runComposite(call: ActionCall, { steps, outputs }: CompositeRuns): Promise<StepDone> {
  const inputs = actionInputs(call);
  const details = Object.entries(inputs).map(([name, value]) => `  ${name}: ${value}`);
  announce(call, call.uses, details.length > 0 ? ['with:', ...details] : []);
  const inner: Frame = {
    job: call.frame.job,
    source: call.action.source,
    contexts: { ...visibleContexts(call), inputs },
    env: ownEnvironment(call.frame, call.step),
    facts: actionFacts(call.action),
    signal: call.signal,
    steps: new Map(),
    saved: new Map(),
    failed: false,
  };
  const reports = await runSteps(inner, steps);
  const scope = scopeOf(inner, { ...Object.fromEntries(inner.job.environment), ...inner.env });
  return {
    ok: statusOf(inner) === 'success',
    outputs: Object.fromEntries([...outputs].map(([name, token]) => [name, resolveText(token, scope)])),
    summary: reports.map(({ summary }) => summary).join(''),
  };
}

function visibleContexts({ frame, action }: ActionCall): Frame['contexts'] {
  const { github = {}, strategy = {}, matrix = {}, runner = {}, job = {} } = frame.contexts;
  const facts = {
    action_path: action.directory,
    action_repository: action.source.repository,
    action_ref: action.source.ref,
  };
  return { github: { ...Object.fromEntries(Object.entries(github ?? {})), ...facts }, strategy, matrix, runner, job };
}
