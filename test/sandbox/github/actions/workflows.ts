import { isMap, parseDocument } from 'yaml';
import type { RunRequest, WorkflowFile } from '../../runs.ts';
import { entryAt, listFiles, readBlob, type TreeEntry } from '../git/objects.ts';
import type { Git } from '../git/plumbing.ts';
import { NotImplemented } from '../state/defects.ts';

const folder = '.github/workflows';

/** The workflow files of a commit; folders below are not looked into. */
export async function workflowsAt(git: Git, commit: string): Promise<readonly WorkflowFile[]> {
  const entries = (await listFiles(git, commit, folder)).filter(isWorkflow);
  return await Promise.all(entries.map((entry) => workflow(git, entry)));
}

/** By file name (`release.yml`). */
export async function workflowAt(git: Git, commit: string, file: string): Promise<WorkflowFile | undefined> {
  const entry = await entryAt(git, commit, `${folder}/${file}`);
  return entry !== undefined && isWorkflow(entry) ? await workflow(git, entry) : undefined;
}

function isWorkflow({ path, type }: TreeEntry): boolean {
  return type === 'blob' && /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path);
}

async function workflow(git: Git, { path, oid }: TreeEntry): Promise<WorkflowFile> {
  return { path, text: (await readBlob(git, oid)).toString('utf8') };
}

/** As the interface shows it: what the file calls itself, otherwise its path. */
export function workflowName({ path, text }: WorkflowFile): string {
  const document = parseDocument(text);
  const name: unknown = isMap(document.contents) ? document.get('name') : undefined;
  return typeof name === 'string' ? name : path;
}

/** What `run-name` makes of the inputs; undefined without it. Of its expressions only inputs are known here. */
export function runName({ workflow, event }: Pick<RunRequest, 'workflow' | 'event'>): string | undefined {
  const document = parseDocument(workflow.text);
  const name: unknown = isMap(document.contents) ? document.get('run-name') : undefined;
  if (typeof name !== 'string') return undefined;
  const inputs = new Map(Object.entries(event.payload.inputs ?? {}));
  return name.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
    const [, input] = /^(?:github\.event\.)?inputs\.([\w-]+)$/.exec(expression) ?? [];
    if (input === undefined) throw new NotImplemented(`the expression ${expression} in run-name`);
    return String(inputs.get(input) ?? '');
  });
}
