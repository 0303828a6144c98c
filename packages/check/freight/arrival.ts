import type { Position } from '#error';
import type { ImageReference } from '#image';

/** What a change brings to an environment of one app. */
export interface Arriving {
  readonly environment: string;
  readonly app: string;
  readonly before: readonly ImageReference[];
  readonly after: readonly ImageReference[];
  /** Why what is there afterwards is no version that anybody could have promoted; '' if it is one, or nothing is there. */
  readonly problem: string;
  /** Where the first value stands. */
  readonly at: Position;
  /** The freights that each environment has held, by its name: of this one, and of those before it. */
  readonly held: ReadonlyMap<string, ReadonlySet<string>>;
  /** It goes back to what the environment held once, and the same change holds what it replaces. */
  readonly isRollback: boolean;
}
