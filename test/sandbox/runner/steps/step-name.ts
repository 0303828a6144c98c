import { isString } from '@actions/workflow-parser';
import type { Step } from '../syntax/step.ts';

/** As GitHub shows a step whose name has not been evaluated. */
export function plainName({ work, name }: Step): string {
  if (name !== undefined && isString(name)) return name.value;
  if (work.kind === 'uses') return `Run ${work.uses}`;
  const script = isString(work.script) ? work.script.value : String(work.script);
  return `Run ${script.split('\n', 1)[0] ?? ''}`;
}
