import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { Manifest } from '../yaml/manifest.ts';
import { maskedTexts } from './mask.ts';

/** Outputs of a step are bounded; 256 KiB is far more than a reader reads. */
const maximumBytes = 256 * 1024;

/** The unified diff of all files, Secrets hidden. Files beyond 256 KiB are left out and counted in its last line. */
export function unifiedDiff(files: readonly { readonly before: Manifest; readonly after: Manifest }[]): string {
  let diff = '';
  let bytes = 0;
  for (const [index, { before, after }] of files.entries()) {
    const part = diffOf(before, after);
    bytes += Buffer.byteLength(part);
    if (bytes > maximumBytes) return `${diff}# ${files.length - index} more files differ\n`;
    diff += part;
  }
  return diff;
}

function diffOf(before: Manifest, after: Manifest): string {
  const [oldText, newText] = maskedTexts(before, after);
  const names = [`a/${before.path}`, `b/${after.path}`] as const;
  const options = { context: 3, headerOptions: FILE_HEADERS_ONLY };
  return createTwoFilesPatch(...names, oldText, newText, undefined, undefined, options);
}
