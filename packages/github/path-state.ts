import { numberAt, textAt } from './json.ts';

/** What stands at a path, without its content. */
export interface PathState {
  /** `100644`, `100755`, `120000`, `160000` or `40000`. */
  readonly mode: string;
  readonly oid: string;
}

export function stateOf(entry: unknown): PathState {
  return { mode: numberAt(entry, 'mode').toString(8), oid: textAt(entry, 'oid') };
}
