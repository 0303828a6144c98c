import type { Texts } from '../value.ts';
import type { StepCall, StepDone } from './call.ts';

/** A `post:` that is due at the end of the job. */
export interface Post {
  readonly call: StepCall;
  readonly condition: string;
  readonly work: (call: StepCall) => Promise<StepDone>;
}

type PostWork = (call: StepCall, state: Texts) => Promise<StepDone>;

/** Registers what a step leaves for the end of the job; STATE_* carries what the step saved. */
export function dueLater(call: StepCall, condition: string, work: PostWork): void {
  const { state } = call.session;
  call.frame.job.posts.unshift({
    call,
    condition,
    work: (later) => work(later, Object.fromEntries([...state].map(([name, value]) => [`STATE_${name}`, value]))),
  });
}
