import type { GitHub } from '../../sandbox/github/index.ts';
import type { Scene } from './scene.ts';

/** An action that is killed, and what is right when it is run again. */
export interface Kills<S extends Scene, Result> {
  readonly action: string;
  /** What stands before: killed in turns. */
  readonly origins: (github: GitHub) => Promise<readonly S[]>;
  /** Another repository in the same state. */
  readonly copy: (origin: S, repository: string) => Promise<S>;
  /** What the process is given. */
  readonly inputs: (scene: S) => Readonly<Record<string, string>>;
  readonly environment?: (scene: S) => Readonly<Record<string, string>>;
  /** The same in this process. */
  readonly run: (scene: S) => Promise<Result>;
  /** What holds however far it came. */
  readonly expectSound: (scene: S, where: string) => Promise<void>;
  /** What holds when it is run again. */
  readonly expectRight: (scene: S, after: { readonly result: Result; readonly where: string }) => Promise<void>;
  /** What a whole run says, in its outputs and its summary. */
  readonly said: readonly [output: string, summary: string];
}
