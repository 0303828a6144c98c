import type { FileReference } from '@actions/workflow-parser/workflows/file-reference';
import { fileIdentifier, parseFileReference } from '@actions/workflow-parser/workflows/file-reference';
import { NotImplemented, StartProblem } from '../problem.ts';
import type { Repositories } from '../repositories.ts';
import type { CallingJob, StepsJob } from '../syntax/job.ts';
import { type ParsedFile, parseFile } from '../syntax/parse.ts';
import type { Permissions } from '../syntax/permissions.ts';
import { entriesOf, textOf } from '../syntax/tree.ts';
import { readWorkflow, type Workflow } from '../syntax/workflow.ts';
import { checkWorkflowGrant, grantOf, type Limit } from './grants.ts';
import { parseReference, type Source } from './reference.ts';

export interface PlannedWorkflow {
  readonly source: Source;
  readonly file: ParsedFile;
  readonly workflow: Workflow;
  readonly jobs: readonly PlannedJob[];
}

export type PlannedJob =
  | (StepsJob & { readonly granted: Permissions })
  | (CallingJob & { readonly granted: Permissions; readonly called: PlannedWorkflow });

interface CallSite {
  readonly limit: Limit | undefined;
  /** The caller counts as the first level. */
  readonly level: number;
}

/** https://docs.github.com/actions/reference/workflows-and-actions/reusing-workflow-configurations */
const maximumLevels = 10;

/**
 * Reads a workflow and all it calls, at fixed commits, and checks what GitHub checks before anything runs.
 *
 * @throws StartProblem | NotImplemented
 */
export async function planWorkflow(
  repositories: Repositories,
  start: { readonly source: Source; readonly text: string },
  site: CallSite = { limit: undefined, level: 1 },
): Promise<PlannedWorkflow> {
  const { source, text } = start;
  if (site.level > maximumLevels)
    throw new StartProblem(`Reusable workflows nest at most ${maximumLevels} levels deep.`);
  const file = parseFile({ path: source.path, text });
  if ('errors' in file) throw new StartProblem(`The workflow is not valid. ${file.errors[0] ?? ''}`);
  const called = await readCalled(repositories, source, file);
  const workflow = await readWorkflow(source.path, file, {
    getFileContent: async (reference) => fileOf(called, reference),
  });
  checkWorkflowGrant(workflow, site.limit);
  const jobs: PlannedJob[] = [];
  for (const job of workflow.jobs) {
    const granted = grantOf(job, workflow, site.limit);
    if (job.kind === 'steps') jobs.push({ ...job, granted });
    else {
      const target = called.get(identify(job.uses));
      if (target === undefined) throw new StartProblem(`Unable to find reusable workflow '${job.uses}'`);
      const call = `The workflow is not valid. ${source.path} ${job.place}: Error calling workflow '${job.uses}'.`;
      const below = { limit: { allowed: granted, call }, level: site.level + 1 };
      jobs.push({ ...job, granted, called: await planWorkflow(repositories, target, below) });
    }
  }
  return { source, file, workflow, jobs };
}

interface CalledFile {
  readonly source: Source;
  readonly text: string;
}

type CalledFiles = ReadonlyMap<string, CalledFile>;

async function readCalled(repositories: Repositories, caller: Source, file: ParsedFile): Promise<CalledFiles> {
  const called = new Map<string, CalledFile>();
  for (const job of entriesOf(file.entries.get('jobs')).values()) {
    const uses = textOf(entriesOf(job).get('uses'));
    if (uses !== undefined) called.set(identify(uses), await readCall(repositories, caller, uses));
  }
  return called;
}

async function readCall(repositories: Repositories, caller: Source, uses: string): Promise<CalledFile> {
  const source = await locate(repositories, caller, uses);
  const text = source === undefined ? undefined : await repositories.read(source.repository, source.sha, source.path);
  if (source === undefined || text === undefined) {
    throw new StartProblem(`error parsing called workflow "${caller.path}" -> "${uses}": workflow was not found.`);
  }
  return { source, text };
}

async function locate(repositories: Repositories, caller: Source, uses: string): Promise<Source | undefined> {
  const reference = parseReference(uses);
  if (reference.kind === 'container') throw new NotImplemented(`a job that uses '${uses}'`);
  if (reference.kind === 'malformed' || !/^\.github\/workflows\/[^/]+\.ya?ml$/.test(reference.path)) {
    throw new StartProblem(`invalid value workflow reference: '${uses}' is not a file of .github/workflows`);
  }
  if (reference.kind !== 'remote') return { ...caller, path: reference.path };
  const commit = await repositories.resolve(reference.repository, reference.ref);
  return commit && { ...commit, repository: reference.repository, path: reference.path };
}

function identify(uses: string): string {
  return fileIdentifier(parseFileReference(uses));
}

function fileOf(called: CalledFiles, reference: FileReference): { readonly name: string; readonly content: string } {
  const identifier = fileIdentifier(reference);
  const file = called.get(identifier);
  if (file === undefined) throw new StartProblem(`Unable to find reusable workflow '${identifier}'`);
  return { name: identifier, content: file.text };
}
