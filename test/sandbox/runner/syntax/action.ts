import { NoOperationTraceWriter } from '@actions/workflow-parser';
import { convertActionTemplate, parseAction } from '@actions/workflow-parser/actions/index';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import { NotImplemented, StepProblem } from '../problem.ts';
import { readStep, type Step } from './step.ts';
import { entriesOf, itemsOf } from './tree.ts';

interface ActionInput {
  readonly name: string;
  readonly default: TemplateToken | undefined;
  readonly deprecationMessage: string | undefined;
}

export interface ActionDefinition {
  readonly name: string;
  readonly inputs: readonly ActionInput[];
  readonly runs: NodeRuns | CompositeRuns;
}

export interface NodeRuns {
  readonly kind: 'node';
  readonly main: string;
  readonly pre: string | undefined;
  readonly preIf: string;
  readonly post: string | undefined;
  readonly postIf: string;
}

export interface CompositeRuns {
  readonly kind: 'composite';
  readonly steps: readonly Step[];
  readonly outputs: ReadonlyMap<string, TemplateToken>;
}

/** @throws StepProblem | NotImplemented */
export function readAction(path: string, text: string): ActionDefinition {
  const { context, value } = parseAction({ name: path, content: text }, new NoOperationTraceWriter());
  const template = value === undefined ? undefined : convertActionTemplate(context, value);
  const [error] = context.errors.getErrors();
  if (error !== undefined || value === undefined || template === undefined) {
    throw new StepProblem(`Unable to read the action. ${error?.message ?? path}`);
  }
  const { runs, name, inputs = [], outputs = [] } = template;
  const definition = {
    name,
    inputs: inputs.map(({ id, default: preset, deprecationMessage }) => ({
      name: id,
      default: preset,
      deprecationMessage,
    })),
  };
  if (runs.using === 'docker') throw new NotImplemented(`Docker container actions, as ${path} is`);
  if (runs.using === 'composite') {
    const tokens = itemsOf(entriesOf(entriesOf(value).get('runs')).get('steps'));
    const steps = runs.steps.flatMap((step, index) => {
      const token = tokens[index];
      return token === undefined ? [] : [readStep(step, token)];
    });
    const values = outputs.flatMap((output) =>
      output.value === undefined ? [] : [[output.id, output.value] as const],
    );
    return { ...definition, runs: { kind: 'composite', steps, outputs: new Map(values) } };
  }
  if (runs.using !== 'node24') throw new NotImplemented(`'${runs.using}' actions (node24 is), as ${path} is`);
  const { main, pre, preIf = 'always()', post, postIf = 'always()' } = runs;
  return { ...definition, runs: { kind: 'node', main, pre, preIf, post, postIf } };
}
