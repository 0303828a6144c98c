import type { WorkflowFile } from '../../runs.ts';
import { eventEntries, eventsOf, type ParsedFile, parseFile } from '../syntax/parse.ts';
import { entriesOf, itemsOf, literalOf, textOf } from '../syntax/tree.ts';
import type { Texts, Value } from '../value.ts';

export type DispatchInputs = { readonly inputs: Texts } | { readonly problem: string };

interface InputDefinition {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly default: string | undefined;
  readonly options: readonly string[];
}

/** GitHub's limits: https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows */
const maximumInputs = 25;
const maximumCharacters = 65_535;

/** Completes the inputs of a dispatch with their defaults, or says in GitHub's words why they are refused. */
export function dispatchInputs(workflow: WorkflowFile, given: Texts): DispatchInputs {
  const file = parseFile(workflow);
  if ('errors' in file) return { problem: `failed to parse workflow: ${file.errors[0] ?? ''}` };
  if (!eventsOf(file).workflow_dispatch) return { problem: "Workflow does not have 'workflow_dispatch' trigger" };
  const definitions = inputsOf(file);
  const known = new Set(definitions.map(({ name }) => name.toLowerCase()));
  const unexpected = Object.keys(given).filter((name) => !known.has(name.toLowerCase()));
  if (unexpected.length > 0) return { problem: `Unexpected inputs provided: ${JSON.stringify(unexpected)}` };
  if (definitions.length > maximumInputs) return { problem: `you may only define up to ${maximumInputs} inputs` };
  if (JSON.stringify(given).length > maximumCharacters) return { problem: 'inputs are too large.' };
  return complete(definitions, given);
}

function complete(definitions: readonly InputDefinition[], given: Texts): DispatchInputs {
  const inputs: Record<string, string> = {};
  for (const definition of definitions) {
    const { name } = definition;
    const entry = Object.entries(given).find(([key]) => key.toLowerCase() === name.toLowerCase());
    const value = entry?.[1] ?? definition.default;
    if (definition.required && (value === undefined || value === '')) {
      return { problem: `Required input '${name}' not provided` };
    }
    const problem = value === undefined ? undefined : refusal(definition, value);
    if (problem !== undefined) return { problem };
    inputs[name] = value ?? (definition.type === 'boolean' ? 'false' : '');
  }
  return { inputs };
}

/** A boolean is a list of two values to GitHub, and is refused in the same words as a choice. */
function refusal({ name, type, options }: InputDefinition, value: string): string | undefined {
  const notListed = `Provided value '${value}' for input '${name}' not in the list of allowed values`;
  if (type === 'choice' && !options.includes(value)) return notListed;
  if (type === 'boolean' && value !== 'true' && value !== 'false') return notListed;
  if (type === 'number' && (value.trim() === '' || Number.isNaN(Number(value)))) {
    return `Provided value '${value}' for input '${name}' is not a number`;
  }
  return undefined;
}

/** The `inputs` context of a dispatched run: booleans and numbers are themselves there, not texts. */
export function typedInputs(file: ParsedFile, inputs: Texts): Readonly<Record<string, Value>> {
  const types = new Map(inputsOf(file).map(({ name, type }) => [name, type]));
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => {
      const type = types.get(name);
      if (type === 'boolean') return [name, value === 'true'];
      return [name, type === 'number' && value !== '' ? Number(value) : value];
    }),
  );
}

function inputsOf(file: ParsedFile): readonly InputDefinition[] {
  return [...entriesOf(eventEntries(file, 'workflow_dispatch').get('inputs'))].map(([name, token]) => {
    const entries = entriesOf(token);
    const value = literalOf(entries.get('default'));
    return {
      name,
      type: textOf(entries.get('type')) ?? 'string',
      required: literalOf(entries.get('required')) === true,
      default: value === null ? undefined : String(value),
      options: itemsOf(entries.get('options')).map((option) => String(literalOf(option) ?? '')),
    };
  });
}
