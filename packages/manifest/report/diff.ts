import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from 'diff';
import type { Manifest } from '../yaml/manifest.ts';
import { maskedTexts } from './mask.ts';

/** Outputs of a step are bounded; 256 KiB is far more than a reader reads. */
const maximumBytes = 256 * 1024;

export interface DiffPart {
  readonly path: string;
  /** Absent where the diffs of other files fill what is shown. */
  readonly diff?: string;
}

/** Takes files one after the other, Secrets hidden; nothing more is compared once there is more than can be shown. */
export interface Diffs {
  readonly parts: readonly DiffPart[];
  readonly add: (before: Manifest, after: Manifest) => void;
}

export function collectDiffs(): Diffs {
  const parts: DiffPart[] = [];
  let length = 0;
  return {
    parts,
    add(before, after) {
      const { path } = before;
      const diff = length > maximumBytes ? undefined : diffOf(before, after);
      length += diff?.length ?? 0;
      // A text made of parts of others keeps them in memory; a copy does not
      parts.push(diff === undefined ? { path } : { path, diff: structuredClone(diff) });
    },
  };
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
  const { parts, add } = collectDiffs();
  for (const { before, after } of files) add(before, after);
  return joinDiffs(parts);
}

const context = 3;

function diffOf(before: Manifest, after: Manifest): string {
  const [oldText, newText] = maskedTexts(before, after);
  const { start, oldEnd, newEnd } = differing(oldText, newText);
  const names = [`a/${before.path}`, `b/${after.path}`] as const;
  const texts = [oldText.slice(start, oldEnd), newText.slice(start, newEnd)] as const;
  const patch = structuredPatch(...names, ...texts, undefined, undefined, { context });
  const above = linesIn(oldText.slice(0, start));
  const hunks = patch.hunks.map((hunk) => {
    return { ...hunk, oldStart: hunk.oldStart + above, newStart: hunk.newStart + above };
  });
  return formatPatch({ ...patch, hunks }, FILE_HEADERS_ONLY);
}

/** The part in which two texts differ, with a few more lines than are shown around a change. */
function differing(
  oldText: string,
  newText: string,
): { readonly start: number; readonly oldEnd: number; readonly newEnd: number } {
  const shorter = Math.min(oldText.length, newText.length);
  const head = commonHead(oldText, newText);
  const tail = commonTail(oldText, newText, shorter - head);
  let start = head;
  for (let line = 0; line <= context + 1; line += 1) start = start > 0 ? oldText.lastIndexOf('\n', start - 1) : -1;
  let oldEnd = oldText.length - tail;
  for (let line = 0; line <= context + 1 && oldEnd < oldText.length; line += 1) oldEnd = lineBehind(oldText, oldEnd);
  return { start: start + 1, oldEnd, newEnd: newText.length - (oldText.length - oldEnd) };
}

/** Strings are compared quicker by the block than by the character. */
const block = 256;

function commonHead(a: string, b: string): number {
  let head = 0;
  while (head + block <= a.length && a.slice(head, head + block) === b.slice(head, head + block)) head += block;
  while (head < a.length && head < b.length && a.charCodeAt(head) === b.charCodeAt(head)) head += 1;
  return head;
}

/** @param most how many characters count at most */
function commonTail(a: string, b: string, most: number): number {
  const isSame = (from: number, to: number): boolean => {
    return a.slice(a.length - to, a.length - from) === b.slice(b.length - to, b.length - from);
  };
  let tail = 0;
  while (tail + block <= most && isSame(tail, tail + block)) tail += block;
  while (tail < most && isSame(tail, tail + 1)) tail += 1;
  return tail;
}

function lineBehind(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}
