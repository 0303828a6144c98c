import type { GitHub } from '../../sandbox/github/index.ts';
import type { Scene } from './scene.ts';

/** One kind of run of an action, and what is right after it. */
export interface Scenario<S extends Scene, Result> {
  readonly name: string;
  /** What stands before the run. What is made beside the repository ends with the stack. */
  readonly start: (github: GitHub, stack: AsyncDisposableStack) => Promise<S>;
  /** Another repository in the same state. */
  readonly copy: (origin: S, repository: string) => Promise<S>;
  readonly run: (scene: S) => Promise<Result>;
  readonly summary: (result: Result) => string;
  /** Whether it is run again even where it ended well: an action of which each run does what can be done by then. */
  readonly isRunTwice?: boolean;
  /** What holds after every run, failed or not. */
  readonly expectSound: (scene: S, where: string) => Promise<void>;
  /** What holds once it has gone through. */
  readonly expectRight: (scene: S, after: After<S, Result>) => Promise<void>;
}

interface After<S, Result> {
  readonly result: Result;
  /** The same run with nothing in its way. */
  readonly sound: S;
  readonly where: string;
}
