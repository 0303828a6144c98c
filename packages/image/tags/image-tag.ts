/**
 * What may happen to a tag that names another image already: `once`, never · `forward`, it moves to a higher version
 * only · `always`, it follows every run.
 */
export type TagPolicy = 'once' | 'forward' | 'always';

export interface ImageTag {
  readonly name: string;
  readonly policy: TagPolicy;
  /** The rule or the input that asks for it, for messages. */
  readonly origin: string;
}
