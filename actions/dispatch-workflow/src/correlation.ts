import { randomUUID } from 'node:crypto';
import { ActionError } from '#error';
import { brokenLimit } from './limits.ts';

/** What is sent to the workflow, and by what its run is known where the server does not name it. */
export interface Marked {
  readonly inputs: Readonly<Record<string, string>>;
  readonly mark: string | undefined;
}

/** @throws ActionError INPUT_INVALID where the input for the mark is taken, or is one too many */
export function marked(inputs: Readonly<Record<string, string>>, correlationInput: string | undefined): Marked {
  if (correlationInput === undefined) return { inputs, mark: undefined };
  const mark = randomUUID();
  const all = { ...inputs, [correlationInput]: mark };
  const problem = Object.hasOwn(inputs, correlationInput)
    ? `\`inputs\` gives "${correlationInput}" a value of its own`
    : brokenLimit(all);
  if (problem === '') return { inputs: all, mark };
  throw new ActionError(
    'INPUT_INVALID',
    `Adding the input "${correlationInput}" of \`correlation-input\` failed: ${problem}.`,
    {
      hint: 'Name an input that the workflow declares for this alone, and leave room for it.',
    },
  );
}
