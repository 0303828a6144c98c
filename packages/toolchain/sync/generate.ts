import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ActionMetadata, readActions, readOwnActions } from './action-metadata.ts';
import { adviceIn, adviceProblems, adviceTable } from './advice.ts';
import { renderContract } from './contract.ts';
import { keysTable } from './keys-table.ts';
import { lockProblems } from './lock-problems.ts';
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
  const all = [...actions, ...(await readOwnActions(root))];
  const perAction = await Promise.all(all.map((action) => actionFiles(root, action)));
  const advice = (await Promise.all(actions.map(({ name }) => adviceOf(root, name)))).flat();
  const support = fillSection(await readFile(join(root, supportPath), 'utf8'), 'errors', adviceTable(advice));
  return {
    files: [
      ...perAction.flat(),
      await rootReadme(root, actions, workflows),
      { path: supportPath, text: support },
      await configPage(root),
    ],
    problems: [
      ...lockProblems(await readLock(root), workflows),
      ...workflows.flatMap((workflow) => workflowProblems(workflow, all)),
      ...adviceProblems(advice),
    ],
  };
}

/** GitHub shows it to those who look for help. */
const supportPath = '.github/SUPPORT.md';

async function configPage(root: string): Promise<GeneratedFile> {
  const path = 'packages/environment/README.md';
  const schema: unknown = JSON.parse(await readFile(join(root, 'packages/environment/schema.json'), 'utf8'));
  return { path, text: fillSection(await readFile(join(root, path), 'utf8'), 'keys', keysTable(schema)) };
}

async function adviceOf(root: string, action: string): Promise<ReturnType<typeof adviceIn>> {
  return adviceIn(action, await readFile(join(root, 'actions', action, 'README.md'), 'utf8'));
}

async function actionFiles(root: string, action: ActionMetadata): Promise<readonly GeneratedFile[]> {
  const { folder } = action;
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

async function readLock(root: string): Promise<string | undefined> {
  return await readFile(join(root, '.github/workflows/actions.lock'), 'utf8').catch(() => undefined);
}
