import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { Manifest } from '../yaml/manifest.ts';
import { maskedTexts } from './mask.ts';

/** Outputs of a step are bounded; 256 KiB is far more than a reader reads. */
const maximumBytes = 256 * 1024;

export interface DiffPart {
  readonly path: string;
  /** Absent where the diffs of other files fill what is shown. */
  readonly diff?: string;
}

/** The unified diff of one file, Secrets hidden; nothing more is compared once there is more than can be shown. */
export function diffPart(before: Manifest, after: Manifest, others: readonly DiffPart[]): DiffPart {
  const { path } = before;
  const bytes = others.reduce((sum, { diff = '' }) => sum + diff.length, 0);
  return bytes > maximumBytes ? { path } : { path, diff: diffOf(before, after) };
}

/** The unified diff of all files. Files beyond 256 KiB are left out and counted in its last line. */
export function joinDiffs(parts: readonly DiffPart[]): string {
  let joined = '';
  let bytes = 0;
  for (const [index, { diff }] of parts.entries()) {
    bytes += Buffer.byteLength(diff ?? '');
    if (diff === undefined || bytes > maximumBytes) return `${joined}# ${parts.length - index} more files differ\n`;
    joined += diff;
  }
  return joined;
}

export function unifiedDiff(files: readonly { readonly before: Manifest; readonly after: Manifest }[]): string {
  const parts: DiffPart[] = [];
  for (const { before, after } of files) parts.push(diffPart(before, after, parts));
  return joinDiffs(parts);
}

function diffOf(before: Manifest, after: Manifest): string {
  const [oldText, newText] = maskedTexts(before, after);
  const names = [`a/${before.path}`, `b/${after.path}`] as const;
  const options = { context: 3, headerOptions: FILE_HEADERS_ONLY };
  return createTwoFilesPatch(...names, oldText, newText, undefined, undefined, options);
}
