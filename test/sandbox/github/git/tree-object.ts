/** Of a folder; in a list GitHub and git write `040000`. */
export const folderMode = '40000';

export interface TreeRow {
  /** `100644`, `100755`, `120000`, `160000` or `40000`. */
  readonly mode: string;
  readonly oid: string;
}

/** A tree's own form, by name: mode, space, name, NUL, the bytes of the id. https://git-scm.com/docs/gitformat-pack */
export function parseTree(content: Buffer, oidLength: number): Map<string, TreeRow> {
  const rows = new Map<string, TreeRow>();
  for (let at = 0; at < content.length; ) {
    const end = content.indexOf(0, at);
    const [mode = '', name = ''] = content.toString('utf8', at, end).split(/ (.*)/s);
    at = end + 1 + oidLength / 2;
    rows.set(name, { mode, oid: content.toString('hex', end + 1, at) });
  }
  return rows;
}

/** Git sorts folders as if their names ended in a slash. */
export function formatTree(rows: ReadonlyMap<string, TreeRow>): Buffer {
  const keyed = [...rows].map(([name, { mode, oid }]) => ({
    key: Buffer.from(mode === folderMode ? `${name}/` : name),
    bytes: Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(oid, 'hex')]),
  }));
  return Buffer.concat(keyed.toSorted((a, b) => Buffer.compare(a.key, b.key)).map(({ bytes }) => bytes));
}
