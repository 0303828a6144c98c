export interface Result {
  readonly operation: 'pushed' | 'unchanged' | 'restored';
  /** owner/name */
  readonly repository: string;
  /** With its tag and digest. */
  readonly image: string;
  readonly digest: string;
  readonly refs: number;
  /** The file of what git does not hold; '' where none was written. */
  readonly metadata: string;
}
