import type { ObjectContents } from './object-reader.ts';

/** Of a folder; in a list GitHub and git write `040000`. */
export const folderMode = '40000';

export interface TreeRow {
  /** `100644`, `100755`, `120000`, `160000` or `40000`. */
  readonly mode: string;
  readonly oid: string;
}

const rows = new WeakMap<ObjectContents, ReadonlyMap<string, TreeRow>>();

/** Of a tree that is kept, worked out once. */
export function rowsOf(tree: ObjectContents): ReadonlyMap<string, TreeRow> {
  const known = rows.get(tree) ?? parseTree(tree.content, tree.oid.length);
  rows.set(tree, known);
  return known;
}

/** A tree's own form, by name: mode, space, name, NUL, the bytes of the id. https://git-scm.com/docs/gitformat-pack */
function parseTree(content: Buffer, oidLength: number): Map<string, TreeRow> {
  const found = new Map<string, TreeRow>();
  for (let at = 0; at < content.length; ) {
    const end = content.indexOf(0, at);
    const [mode = '', name = ''] = content.toString('utf8', at, end).split(/ (.*)/s);
    at = end + 1 + oidLength / 2;
    found.set(name, { mode, oid: content.toString('hex', end + 1, at) });
  }
  return found;
}

/** Git sorts folders as if their names ended in a slash. */
export function formatTree(entries: ReadonlyMap<string, TreeRow>): Buffer {
  const keyed = [...entries].map(([name, { mode, oid }]) => ({
    key: Buffer.from(mode === folderMode ? `${name}/` : name),
    bytes: Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(oid, 'hex')]),
  }));
  return Buffer.concat(keyed.toSorted((a, b) => Buffer.compare(a.key, b.key)).map(({ bytes }) => bytes));
}
