/** What a request is for: an error names it, and the permission that it needs. */
export interface Step {
  /** Continues "… failed": `Opening the pull request from "x"`. */
  readonly doing: string;
  /** owner/name */
  readonly repository: string;
  /** As a workflow's `permissions:` and an App's settings call it: `contents: write`. */
  readonly permission: string;
}
