import { ActionError } from '#error';
import { onCancel } from '#exec';
import type { DispatchedRun, DispatchRequest } from '#github';
import { marked } from './correlation.ts';
import { awaitRun } from './find-run.ts';
import type { Inputs } from './inputs.ts';
import type { Ports } from './ports.ts';
import type { Outcome, Result } from './result.ts';
import { cancelled, ended, notStarted, say, started } from './status.ts';
import { waitFor } from './wait.ts';

export async function run(inputs: Inputs, ports: Ports): Promise<Result> {
  let starting: Promise<DispatchedRun | undefined> | undefined;
  using _ = onCancel(async () => {
    try {
      if (ports.status !== undefined) await say(ports.status, cancelled);
      if (inputs.cancel && starting !== undefined) await cancel(inputs.repository, await starting, ports);
    } finally {
      await ports.release();
    }
  });
  try {
    const call = await callOf(inputs, ports);
    starting = startSaying(call, ports);
    const outcome = await outcomeOf(await starting, call, ports);
    if (ports.status !== undefined) await say(ports.status, ended(outcome));
    return { ...call.request, outcome };
  } finally {
    await ports.release();
  }
}

interface Call {
  readonly request: DispatchRequest;
  /** Of one of the inputs. */
  readonly mark: string | undefined;
  readonly wait: boolean;
  readonly timeout: number;
}

async function callOf(inputs: Inputs, { github }: Ports): Promise<Call> {
  const { repository, workflow, wait, timeout } = inputs;
  const { inputs: sent, mark } = marked(inputs.inputs, inputs.correlationInput);
  const ref = inputs.ref ?? (await github.defaultBranch(repository));
  return { request: { repository, workflow, ref, inputs: sent }, mark, wait, timeout };
}

/** A commit that waits for a run shows it before the run is there: what never starts must not pass for an older success. */
async function startSaying(call: Call, ports: Ports): Promise<DispatchedRun | undefined> {
  const { status } = ports;
  if (status === undefined) return await start(call, ports);
  await say(status, started);
  try {
    return await start(call, ports);
  } catch (error) {
    await say(status, notStarted);
    throw error;
  }
}

/** Starts the workflow; undefined where neither the answer nor the mark tells which run it is. */
async function start({ request, mark, timeout }: Call, ports: Ports): Promise<DispatchedRun | undefined> {
  const { repository, workflow, ref } = request;
  const named = await ports.github.dispatchWorkflow(request);
  ports.log.info(`Started ${workflow} in ${repository} at ${ref}${named === undefined ? '' : `: ${named.url}`}`);
  if (named !== undefined || mark === undefined) return named;
  try {
    const found = await awaitRun({ repository, mark, timeout }, ports);
    ports.log.info(found === undefined ? `No run shows the mark ${mark}` : `Found the run: ${found.url}`);
    return found;
  } catch (error) {
    // The workflow was started: not to know its run is no failure to start it.
    if (!(error instanceof ActionError)) throw error;
    ports.log.annotate('warning', error.message);
    return undefined;
  }
}

async function outcomeOf(dispatched: DispatchedRun | undefined, call: Call, ports: Ports): Promise<Outcome> {
  const { request, mark, wait, timeout } = call;
  if (wait && dispatched !== undefined) {
    return await follow({ repository: request.repository, started: dispatched, timeout }, ports);
  }
  const unknown = dispatched === undefined ? unknownRun(mark) : undefined;
  if (wait && unknown !== undefined) return { kind: 'lost', run: undefined, error: unknown };
  if (mark !== undefined && unknown !== undefined) ports.log.annotate('warning', `${unknown.message} ${unknown.hint}`);
  return { kind: 'started', run: dispatched };
}

interface Started {
  readonly repository: string;
  readonly started: DispatchedRun;
  readonly timeout: number;
}

/** Whatever goes wrong from here on, the run was started and its id is reported. */
async function follow({ repository, started, timeout }: Started, ports: Ports): Promise<Outcome> {
  try {
    return await waitFor({ repository, run: started, timeout }, ports);
  } catch (error) {
    if (error instanceof ActionError) return { kind: 'lost', run: started, error };
    throw error;
  }
}

async function cancel(repository: string, started: DispatchedRun | undefined, { github, log }: Ports): Promise<void> {
  if (started === undefined) return log.annotate('warning', 'The started run goes on: which one it is, is not known.');
  await github.cancelRun(repository, started.id);
  log.info(`Cancelled ${started.url}`);
}

function unknownRun(mark: string | undefined): ActionError {
  const doing = 'Finding the started run failed';
  if (mark === undefined) {
    return new ActionError('DISPATCH_REFUSED', `${doing}: this server started it, but does not say which run it is.`, {
      hint: 'Declare an input in the workflow, show it in its `run-name`, and name it in `correlation-input`; or set `wait: false`.',
    });
  }
  return new ActionError('DISPATCH_REFUSED', `${doing}: no run’s name holds ${mark}.`, {
    hint: 'Let the `run-name` of the workflow show the input that `correlation-input` names.',
  });
}
