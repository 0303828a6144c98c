import { type Git, line } from './plumbing.ts';
import { folderMode, rowsOf, type TreeRow } from './tree-object.ts';

type ObjectType = 'commit' | 'tree' | 'blob' | 'tag';

export interface GitObject {
  readonly oid: string;
  readonly type: ObjectType;
}

export interface TreeEntry extends GitObject {
  /** `100644`, `100755`, `120000`, `160000` or `040000`. */
  readonly mode: string;
  readonly path: string;
  /** In bytes; of a blob only. */
  readonly size: number | undefined;
}

/** What a revision expression such as `main:apps/web` names. */
export async function findObject(git: Git, expression: string): Promise<GitObject | undefined> {
  const head = await git.objects.head(expression);
  return head !== undefined && isObjectType(head.type) ? { oid: head.oid, type: head.type } : undefined;
}

function isObjectType(text: string | undefined): text is ObjectType {
  return text === 'commit' || text === 'tree' || text === 'blob' || text === 'tag';
}

/** @throws Error if there is no such blob */
export async function readBlob(git: Git, oid: string): Promise<Buffer> {
  const object = await git.objects.contents(oid);
  if (object?.type !== 'blob') throw new Error(`no blob ${oid}`);
  return object.content;
}

export async function writeBlob(git: Git, content: string | Uint8Array): Promise<string> {
  return git.objects.loose.write('blob', Buffer.from(content));
}

/** What stands directly below a tree, by name. @throws Error if there is no such tree */
export async function readTree(git: Git, expression: string): Promise<ReadonlyMap<string, TreeRow>> {
  const object = await git.objects.contents(expression);
  if (object?.type !== 'tree') throw new Error(`no tree ${expression}`);
  return rowsOf(object);
}

/** The entries directly below a tree, or below one of its folders. */
export async function listTree(git: Git, tree: string, folder = ''): Promise<readonly TreeEntry[]> {
  const rows = await readTree(git, `${tree}^{tree}${folder === '' ? '' : `:${folder}`}`);
  const below = (name: string): string => (folder === '' ? name : `${folder}/${name}`);
  return await Promise.all([...rows].map(([name, row]) => entryOf(git, below(name), row)));
}

/** Every file below a tree. */
export async function listFiles(git: Git, tree: string, folder: string): Promise<readonly TreeEntry[]> {
  const output = await line(git, ['ls-tree', '-r', '-l', '-z', tree, '--', folder]);
  return output.split('\0').flatMap((row) => parseEntry(row) ?? []);
}

/** Every file and folder below a tree. */
export async function listDeep(git: Git, tree: string): Promise<readonly TreeEntry[]> {
  const output = await line(git, ['ls-tree', '-r', '-t', '-l', '-z', tree]);
  return output.split('\0').flatMap((row) => parseEntry(row) ?? []);
}

export async function entryAt(git: Git, tree: string, path: string): Promise<TreeEntry | undefined> {
  const parts = path.replace(/\/+$/, '').split('/');
  const [name = ''] = parts.slice(-1);
  const folder = await git.objects.contents(`${tree}^{tree}:${parts.slice(0, -1).join('/')}`);
  if (name === '' || folder?.type !== 'tree') return undefined;
  const row = rowsOf(folder).get(name);
  return row === undefined ? undefined : await entryOf(git, parts.join('/'), row);
}

async function entryOf(git: Git, path: string, { mode, oid }: TreeRow): Promise<TreeEntry> {
  if (mode === folderMode) return { path, mode: '040000', type: 'tree', oid, size: undefined };
  if (mode === '160000') return { path, mode, type: 'commit', oid, size: undefined };
  return { path, mode, type: 'blob', oid, size: (await git.objects.head(oid))?.size };
}

function parseEntry(row: string): TreeEntry | undefined {
  const match = /^(\d{6}) (\w+) ([0-9a-f]+) +(\d+|-)\t(.*)$/s.exec(row);
  const [, mode, type, oid, size, path] = match ?? [];
  if (mode === undefined || oid === undefined || path === undefined || !isObjectType(type)) return undefined;
  return { mode, type, oid, path, size: size === '-' ? undefined : Number(size) };
}
