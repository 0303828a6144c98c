/** A file as git stores it. */
export interface StoredFile {
  /** `100644`, `100755`, `120000` or `160000`. */
  readonly mode: string;
  readonly oid: string;
}

/** A path at which files, index and commit are not all the same. */
export interface StatusEntry {
  readonly path: string;
  /** In the commit. */
  readonly before: StoredFile | undefined;
  /** Of the file; undefined where there is none, '?' where only the file itself can tell. */
  readonly mode: string | undefined;
  /** A merge left it undecided. */
  readonly isUnmerged: boolean;
}

/** The output of `git status --porcelain=v2 -z --no-renames`. https://git-scm.com/docs/git-status#_porcelain_format_version_2 */
export function parseStatus(output: string): readonly StatusEntry[] {
  const entries = new Map<string, StatusEntry>();
  for (const record of output.split('\0')) {
    const entry = parseRecord(record);
    // What is deleted in the index alone is listed twice: deleted, and untracked.
    if (entry !== undefined)
      entries.set(entry.path, { ...entry, before: entry.before ?? entries.get(entry.path)?.before });
  }
  return [...entries.values()];
}

function parseRecord(record: string): StatusEntry | undefined {
  const [kind] = record;
  if (kind === '?') return { path: record.slice(2), before: undefined, mode: '?', isUnmerged: false };
  if (kind === 'u') return { path: afterFields(record, 10), before: undefined, mode: '?', isUnmerged: true };
  if (kind !== '1') return undefined;
  const [, , , beforeMode = none, , mode = none, oid = ''] = record.split(' ');
  return {
    path: afterFields(record, 8),
    before: beforeMode === none ? undefined : { mode: beforeMode, oid },
    mode: mode === none ? undefined : mode,
    isUnmerged: false,
  };
}

const none = '000000';

/** A path may hold spaces. */
function afterFields(record: string, count: number): string {
  return record.split(' ').slice(count).join(' ');
}
