import { messageOf, StepProblem } from '../problem.ts';
import type { StepCall, StepDone } from './call.ts';
import { createCommandFiles, type FileCommands } from './command-files.ts';
import type { JobRuntime } from './frame.ts';

/** Does a step's work between creating its command files and applying what was written to them. */
export async function workWithFiles(
  call: StepCall,
  perform: (call: StepCall) => Promise<StepDone>,
): Promise<Required<StepDone>> {
  const { session, frame } = call;
  const files = await createCommandFiles(frame.job.temp);
  const done = await guarded(call, () => perform({ ...call, files: files.variables }));
  const written = await guarded(call, async () => {
    const found = await files.collect();
    if (found.summaryProblem !== undefined) session.annotate('error', found.summaryProblem);
    for (const [name, value] of found.state) session.state.set(name, value);
    apply(frame.job, found);
    return { ok: true, outputs: Object.fromEntries(found.outputs), summary: masked(frame.job, found.summary) };
  });
  return {
    ok: done.ok && written.ok && !session.broken,
    outputs: { ...Object.fromEntries(session.outputs), ...written.outputs, ...done.outputs },
    summary: (written.summary ?? '') + (done.summary ?? ''),
  };
}

async function guarded({ session }: StepCall, body: () => Promise<StepDone>): Promise<StepDone> {
  try {
    return await body();
  } catch (error) {
    session.annotate('error', messageOf(error));
    return { ok: false };
  }
}

function masked(job: JobRuntime, text: string): string {
  return text
    .split('\n')
    .map((line) => job.log.masks.hide(line))
    .join('\n');
}

/** https://github.com/actions/runner/blob/main/src/Runner.Worker/FileCommandManager.cs */
function apply(job: JobRuntime, { environment, path }: FileCommands): void {
  for (const [name, value] of environment) {
    if (name.toUpperCase() === 'NODE_OPTIONS') {
      throw new StepProblem(`Can't store ${name} output parameter using '$GITHUB_ENV' command.`);
    }
    job.environment.set(name, value);
  }
  for (const entry of path) job.path.unshift(entry);
}
