import { formatKey, formatValue } from '../report/path.ts';
import type { Condition, Step } from './statement.ts';

/** A step as it is written in a path that begins with it. */
export function formatStep(step: Step): string {
  switch (step.kind) {
    case 'key':
      return formatKey(step.key);
    case 'index':
      return `[${step.index}]`;
    case 'each':
      return '[*]';
    case 'deep':
      return '**';
    case 'inside':
      return '|';
    case 'filter':
      return `[${step.conditions.map(formatCondition).join(',')}]`;
  }
}

/** Steps as they are written one after the other. */
export function formatSteps(steps: readonly Step[]): string {
  return steps
    .map((step, index) => (isDotted(step, steps[index - 1]) ? `.${formatStep(step)}` : formatStep(step)))
    .join('');
}

function isDotted({ kind }: Step, before: Step | undefined): boolean {
  return (kind === 'key' || kind === 'deep') && before !== undefined && before.kind !== 'inside';
}

function formatCondition({ keys, equal, value }: Condition): string {
  return `${keys.map(formatKey).join('.')}${equal ? '=' : '!='}${formatValue(value.text)}`;
}
