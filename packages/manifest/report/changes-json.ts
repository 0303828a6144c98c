import type { Change, Skipped } from './change.ts';

const maximumBytes = 256 * 1024;

/**
 * The machine-readable report: `{ version, truncated, changes, skipped }`, at most 256 KiB. Whole entries are left out
 * from the end, skipped ones first; `truncated` says how many.
 */
export function changesJson({
  changes,
  skipped,
}: {
  readonly changes: readonly Change[];
  readonly skipped: readonly Skipped[];
}): string {
  const entries = [...changes, ...skipped];
  const kept = fitting(entries);
  return JSON.stringify({
    version: 1,
    truncated: entries.length - kept,
    changes: changes.slice(0, kept),
    skipped: skipped.slice(0, Math.max(0, kept - changes.length)),
  });
}

/** How many of the entries fit, from the first on. */
function fitting(entries: readonly (Change | Skipped)[]): number {
  const envelope = { version: 1, truncated: entries.length, changes: [], skipped: [] };
  let bytes = Buffer.byteLength(JSON.stringify(envelope));
  for (const [index, entry] of entries.entries()) {
    bytes += Buffer.byteLength(JSON.stringify(entry)) + 1;
    if (bytes > maximumBytes) return index;
  }
  return entries.length;
}
