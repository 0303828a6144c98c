import { formatSteps } from './format-step.ts';
import type { Statement } from './statement.ts';

/** How errors name a statement. */
export function describeStatement({ steps, line, operator }: Statement): string {
  return `${operator === '-' ? 'Removing' : 'Setting'} ${formatSteps(steps)} (line ${line} of "set")`;
}
