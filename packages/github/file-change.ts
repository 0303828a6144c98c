import { isUtf8 } from 'node:buffer';

/** A file as a commit shall hold it, or no longer hold it. */
export type FileChange =
  | {
      readonly kind: 'write';
      readonly path: string;
      readonly bytes: Uint8Array;
      readonly mode: FileMode;
      /** Undefined for a new file. */
      readonly previousMode: FileMode | undefined;
    }
  | { readonly kind: 'delete'; readonly path: string };

export type FileMode = '100644' | '100755';

/** A commit and its tree. */
export interface Point {
  readonly oid: string;
  readonly tree: string;
}

/** GitHub ends a request after 10 s; larger documents take longer (github.com/codesandbox/codesandbox-client/issues/8614). */
const largestDocument = 1_000_000;
const mostFiles = 100;

/**
 * Whether `createCommitOnBranch` can make it: the mutation has no field for a mode. Everything else becomes git objects
 * by REST first.
 */
export function fitsMutation(changes: readonly FileChange[]): boolean {
  const sizes = changes.map((change) => (change.kind === 'write' ? change.bytes.length : 0));
  return (
    changes.length <= mostFiles &&
    sizes.reduce((sum, size) => sum + size, 0) <= largestDocument &&
    changes.every(isPlain)
  );
}

function isPlain(change: FileChange): boolean {
  if (change.kind === 'delete') return true;
  const { mode, previousMode = '100644', bytes } = change;
  return mode === '100644' && previousMode === '100644' && isText(bytes);
}

export function isText(bytes: Uint8Array): boolean {
  return isUtf8(bytes) && !bytes.includes(0);
}
