import type { Warning } from './planned.ts';
import type { Change, Skipped } from './report/change.ts';
import type { File } from './yaml/file.ts';

export interface EditResult {
  /** The new texts of the files that change, and only of those. A text may be made when it is asked for. */
  readonly files: readonly File[];
  readonly changes: readonly Change[];
  /** What was left alone, and why; values that are already as wanted included. */
  readonly skipped: readonly Skipped[];
  readonly warnings: readonly Warning[];
  /** Unified, at most 256 KiB, the values of Secrets hidden. */
  readonly diff: string;
}

/**
 * What becomes of each new text as soon as it is proved: so the texts of thousands of files need not be held at once. Where
 * the edit fails after all, it fails with an error, and nothing that was kept must be used.
 * @returns what stands in the result for it
 */
export type Keep = (file: File) => File;
