import type { ActionMetadata } from './action-metadata.ts';
import type { WorkflowMetadata, WorkflowStep } from './workflow-metadata.ts';

/** Where a workflow and the actions it calls disagree, and what it offers its callers but never uses or explains. */
export function workflowProblems(workflow: WorkflowMetadata, actions: readonly ActionMetadata[]): readonly string[] {
  const problems = [
    ...workflow.steps.flatMap((step) => stepProblems(step, workflow, actions)),
    ...unexplained(workflow),
    ...unused(workflow),
  ];
  return problems.map((problem) => `.github/workflows/${workflow.file}: ${problem}`);
}

function stepProblems(
  step: WorkflowStep,
  workflow: WorkflowMetadata,
  actions: readonly ActionMetadata[],
): readonly string[] {
  if (!step.uses.startsWith('$/')) return [];
  const action = actions.find(({ folder }) => step.uses === `$/${folder}`);
  if (action === undefined) return [`job ${step.job} uses ${step.uses}, which does not exist`];
  const { name } = action;
  const inputs = new Set(action.inputs.map((input) => input.name));
  const outputs = new Set(action.outputs.map((output) => output.name));
  return [
    ...step.with
      .filter((key) => !inputs.has(key))
      .map((key) => `job ${step.job} gives ${name} the unknown input ${key}`),
    ...action.inputs
      .filter((input) => input.required && !step.with.includes(input.name))
      .map((input) => `job ${step.job} does not give ${name} its required input ${input.name}`),
    ...readOutputs(workflow.text, step.id)
      .filter((output) => !outputs.has(output))
      .map((output) => `steps.${step.id}.outputs.${output} is no output of ${name}`),
  ];
}

function readOutputs(text: string, id: string): readonly string[] {
  if (id === '') return [];
  return [...text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)]
    .filter(([, step]) => step === id)
    .map(([, , output = '']) => output);
}

function unexplained({ reusable, inputs, secrets, outputs }: WorkflowMetadata): readonly string[] {
  if (!reusable) return [];
  return [...inputs, ...secrets, ...outputs]
    .filter(({ description }) => description === '')
    .map(({ name }) => `${name} has no description`);
}

function unused({ reusable, text, inputs, secrets }: WorkflowMetadata): readonly string[] {
  if (!reusable) return [];
  const isRead = (context: string, name: string): boolean => new RegExp(`\\b${context}\\.${name}\\b(?!-)`).test(text);
  return [
    ...inputs.filter(({ name }) => !isRead('inputs', name)).map(({ name }) => `input ${name} is never read`),
    ...secrets.filter(({ name }) => !isRead('secrets', name)).map(({ name }) => `secret ${name} is never read`),
  ];
}
