/** A file that a pull request brings. */
export interface AgentFile {
  /** Below the repository's root. */
  readonly path: string;
  readonly text: string;
}
