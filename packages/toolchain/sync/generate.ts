import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ActionMetadata, readActions } from './action-metadata.ts';
import { renderContract } from './contract.ts';
import { actionsTable, fillSection, inputsTable, markdownTable, outputsTable } from './readme.ts';
import { readWorkflows, type WorkflowMetadata } from './workflow-metadata.ts';
import { workflowProblems } from './workflow-problems.ts';

export interface GeneratedFile {
  /** Relative to the root. */
  readonly path: string;
  readonly text: string;
}

export interface Generated {
  readonly files: readonly GeneratedFile[];
  /** What no generator can mend. */
  readonly problems: readonly string[];
}

/** Everything that follows from the action.yml and workflow files. Writes nothing. */
export async function generate(root: string): Promise<Generated> {
  const [actions, workflows] = [await readActions(root), await readWorkflows(root)];
  const perAction = await Promise.all(actions.map((action) => actionFiles(root, action)));
  return {
    files: [...perAction.flat(), await rootReadme(root, actions, workflows)],
    problems: workflows.flatMap((workflow) => workflowProblems(workflow, actions)),
  };
}

async function actionFiles(root: string, action: ActionMetadata): Promise<readonly GeneratedFile[]> {
  const folder = `actions/${action.name}`;
  const readme = await readFile(join(root, folder, 'README.md'), 'utf8');
  const withInputs = fillSection(readme, 'inputs', inputsTable(action.inputs));
  return [
    { path: `${folder}/src/generated/contract.ts`, text: renderContract(action) },
    { path: `${folder}/README.md`, text: fillSection(withInputs, 'outputs', outputsTable(action.outputs)) },
  ];
}

async function rootReadme(
  root: string,
  actions: readonly ActionMetadata[],
  workflows: readonly WorkflowMetadata[],
): Promise<GeneratedFile> {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const withActions = fillSection(readme, 'actions', actionsTable(actions));
  return { path: 'README.md', text: fillSection(withActions, 'workflows', workflowsTable(workflows)) };
}

function workflowsTable(workflows: readonly WorkflowMetadata[]): string {
  return markdownTable(
    ['workflow', 'what it does', 'inputs', 'secrets'],
    workflows
      .filter(({ reusable }) => reusable)
      .map(({ file, description, inputs, secrets }) => [
        `[\`${file}\`](.github/workflows/${file})`,
        description,
        inputs.map(({ name, required }) => (required ? `**\`${name}\`**` : `\`${name}\``)).join(', '),
        secrets.map(({ name }) => `\`${name}\``).join(', '),
      ]),
  );
}
