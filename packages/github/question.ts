import type { Decoration } from './decoration.ts';

/** What a delivery has to know before it decides. */
export interface Question {
  /** owner/name */
  readonly repository: string;
  /** The branch that the pull request goes into; '' for the repository's default branch. */
  readonly base: string;
  /** The branch that carries our change, whether it exists or not. */
  readonly branch: string;
  /** Files and directories. */
  readonly paths: readonly string[];
  /** Files that a glob stands for. */
  readonly globbed?: readonly string[];
  /** Directories whose trees are to be named. */
  readonly trees?: readonly string[];
  /** Paths whose state in the base and on the branch is wanted, whether there is a file or not; no contents. */
  readonly states?: readonly string[];
  /** A commit whose tree is to be named. */
  readonly checkout?: string;
  /** The prefix of the branches to look for beside ours: `gitops/dev/shop/`. */
  readonly siblings?: string;
  /** Branches of which it is asked whether a pull request is open from them. */
  readonly waitsFor?: readonly string[];
  readonly decoration?: Decoration;
}

/** Aliases of what is selected once for each path. */
export const aliases = {
  entry: (index: number) => `f${index}`,
  baseTree: (index: number) => `b${index}`,
  headTree: (index: number) => `h${index}`,
  globbed: (index: number) => `g${index}`,
  tree: (index: number) => `t${index}`,
  state: (index: number) => `s${index}`,
  waits: (index: number) => `w${index}`,
} as const;

/** The path of the root directory, which is no entry of any tree. */
export const root = '.';
