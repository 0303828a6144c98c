import type { Plan } from '#cluster';
import type { Common } from './result.ts';

/** What was done, and what is waited for: nothing where the rest is somebody else's. */
export interface Done extends Pick<Common, 'reports' | 'proposed'> {
  readonly plan: Plan | undefined;
}
