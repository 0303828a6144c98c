import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join, resolve as resolvePath } from 'node:path';
import { resolveText } from '../expressions/resolve.ts';
import { NotImplemented } from '../problem.ts';
import type { ScriptWork } from '../syntax/step.ts';
import { announce, graceOf, processEnvironment, type StepCall, type StepDone } from './call.ts';
import { runProcess } from './process.ts';

/** https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell */
const shells: Readonly<Record<string, readonly string[]>> = {
  // Without `shell:`, bash does not fail on a broken pipe.
  '': ['bash', '-e'],
  bash: ['bash', '--noprofile', '--norc', '-eo', 'pipefail'],
  sh: ['sh', '-e'],
};

export async function runScript(call: StepCall, work: ScriptWork): Promise<StepDone> {
  const { job } = call.frame;
  const script = resolveText(work.script, call.scope);
  const shell = work.shell === undefined ? (job.defaults.shell ?? '') : resolveText(work.shell, call.scope);
  const [command, ...args] = shells[shell] ?? [];
  if (command === undefined) throw new NotImplemented(`the shell '${shell}'`);
  const [title = ''] = script.split('\n', 1);
  announce(call, title, [...script.trimEnd().split('\n'), `shell: ${[command, ...args].join(' ')} {0}`]);
  const file = join(job.temp, `${randomUUID()}.sh`);
  await writeFile(file, script);
  const exitCode = await runProcess({
    command,
    args: [...args, file],
    cwd: directoryOf(call, work),
    environment: processEnvironment(call),
    onLine: call.session.line,
    signal: call.signal,
    graceMilliseconds: graceOf(call),
  });
  if (exitCode !== 0) call.session.annotate('error', `Process completed with exit code ${exitCode}.`);
  return { ok: exitCode === 0 };
}

function directoryOf({ frame, scope }: StepCall, { workingDirectory }: ScriptWork): string {
  const { workspace, defaults } = frame.job;
  const own = workingDirectory === undefined ? defaults.workingDirectory : resolveText(workingDirectory, scope);
  return resolvePath(workspace, own ?? '');
}
