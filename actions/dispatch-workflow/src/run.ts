import { ActionError } from '#error';
import type { DispatchedRun } from '#github';
import type { Inputs } from './inputs.ts';
import type { Ports } from './ports.ts';
import type { Outcome, Result } from './result.ts';
import { waitFor } from './wait.ts';

export async function run(inputs: Inputs, ports: Ports): Promise<Result> {
  try {
    return await dispatch(inputs, ports);
  } finally {
    await ports.release();
  }
}

async function dispatch(inputs: Inputs, ports: Ports): Promise<Result> {
  const { repository, workflow, inputs: given, wait, timeout } = inputs;
  const ref = inputs.ref ?? (await ports.github.defaultBranch(repository));
  const call = { repository, workflow, ref, inputs: given };
  const started = await ports.github.dispatchWorkflow(call);
  ports.log.info(`Started ${workflow} in ${repository} at ${ref}${started === undefined ? '' : `: ${started.url}`}`);
  if (!wait) return { ...call, outcome: { kind: 'started', run: started } };
  if (started === undefined) return { ...call, outcome: { kind: 'lost', run: undefined, error: untraceable() } };
  return { ...call, outcome: await follow({ repository, started, timeout }, ports) };
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

function untraceable(): ActionError {
  return new ActionError(
    'DISPATCH_REFUSED',
    'Waiting for the run failed: this server started it, but does not say which run it is.',
    {
      hint: 'Set `wait: false`. GitHub Enterprise Server tells the run’s id from the version on that knows `return_run_details`.',
    },
  );
}
