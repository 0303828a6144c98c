import { convertWorkflowTemplate } from '@actions/workflow-parser';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import type { FileProvider } from '@actions/workflow-parser/workflows/file-provider';
import { StartProblem } from '../problem.ts';
import { type Job, readJob } from './job.ts';
import { eventEntries, type ParsedFile } from './parse.ts';
import { type Permissions, readPermissions } from './permissions.ts';
import { type Entries, entriesOf, textOf } from './tree.ts';

export interface Workflow {
  /** Its `name:`, or its path without one: `github.workflow`. */
  readonly name: string;
  readonly permissions: Permissions | undefined;
  readonly env: TemplateToken | undefined;
  readonly defaults: TemplateToken | undefined;
  readonly concurrency: TemplateToken | undefined;
  /** `on.workflow_call.inputs` and `.outputs`, which GitHub's converter leaves in the tree. */
  readonly callInputs: Entries;
  readonly callOutputs: Entries;
  readonly jobs: readonly Job[];
}

/**
 * Converts a parsed file with GitHub's own converter, which checks ids, needs, conditions, and what each calling job
 * hands to the workflow it calls.
 *
 * @throws StartProblem in the converter's words
 */
export async function readWorkflow(path: string, file: ParsedFile, called: FileProvider): Promise<Workflow> {
  const depth = { fetchReusableWorkflowDepth: 1, maxReusableWorkflowDepth: 10 };
  const template = await convertWorkflowTemplate(file.context, file.root, called, depth);
  const [problem] = template.errors ?? [];
  if (problem !== undefined) throw new StartProblem(`The workflow is not valid. ${problem.Message}`);
  const { entries } = file;
  const jobs = entriesOf(entries.get('jobs'));
  const call = eventEntries(file, 'workflow_call');
  return {
    name: textOf(entries.get('name')) ?? path,
    permissions: readPermissions(entries.get('permissions')),
    env: entries.get('env'),
    defaults: entries.get('defaults'),
    concurrency: entries.get('concurrency'),
    callInputs: entriesOf(call.get('inputs')),
    callOutputs: entriesOf(call.get('outputs')),
    jobs: template.jobs.flatMap((job) => {
      const token = jobs.get(job.id.value);
      return token === undefined ? [] : [readJob(job, token)];
    }),
  };
}
