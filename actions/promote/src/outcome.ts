import type { Carried } from './write/carry-out.ts';
import type { Planned } from './write/plan.ts';

/** What was decided about a step, and what became of it. */
export interface Outcome {
  readonly planned: Planned;
  readonly carried: Carried;
}
