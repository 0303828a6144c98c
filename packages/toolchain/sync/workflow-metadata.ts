import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { record } from './action-metadata.ts';

export interface WorkflowStep {
  readonly job: string;
  readonly id: string;
  readonly uses: string;
  readonly with: readonly string[];
}

interface WorkflowParameter {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
}

/** What a workflow file offers its callers, and which actions its steps call. */
export interface WorkflowMetadata {
  /** Below `.github/workflows/`. */
  readonly file: string;
  readonly text: string;
  readonly description: string;
  /** It can be called by other workflows. */
  readonly reusable: boolean;
  readonly inputs: readonly WorkflowParameter[];
  readonly secrets: readonly WorkflowParameter[];
  readonly outputs: readonly WorkflowParameter[];
  readonly steps: readonly WorkflowStep[];
}

export async function readWorkflows(root: string): Promise<readonly WorkflowMetadata[]> {
  const folder = join(root, '.github/workflows');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yml')).sort();
  return Promise.all(files.map(async (file) => metadataOf(file, await readFile(join(folder, file), 'utf8'))));
}

function metadataOf(file: string, text: string): WorkflowMetadata {
  const document = record(parse(text), file);
  const triggers = record(document.on ?? {}, `${file}: on`);
  const call = record(triggers.workflow_call ?? {}, `${file}: on.workflow_call`);
  return {
    file,
    text,
    description: /^# (.*)$/m.exec(text)?.[1] ?? '',
    reusable: 'workflow_call' in triggers,
    inputs: parameters(call.inputs, file),
    secrets: parameters(call.secrets, file),
    outputs: parameters(call.outputs, file),
    steps: Object.entries(record(document.jobs ?? {}, `${file}: jobs`)).flatMap(([job, value]) =>
      stepsOf(job, record(value, `${file}: job ${job}`).steps),
    ),
  };
}

function parameters(node: unknown, file: string): readonly WorkflowParameter[] {
  return Object.entries(record(node ?? {}, file)).map(([name, value]) => {
    const parameter = record(value ?? {}, `${file}: ${name}`);
    return { name, description: String(parameter.description ?? '').trim(), required: parameter.required === true };
  });
}

function stepsOf(job: string, node: unknown): readonly WorkflowStep[] {
  if (!Array.isArray(node)) return [];
  return node.map((value: unknown) => {
    const step = record(value, `job ${job}: step`);
    return {
      job,
      id: String(step.id ?? ''),
      uses: String(step.uses ?? ''),
      with: Object.keys(record(step.with ?? {}, `job ${job}: with`)),
    };
  });
}
