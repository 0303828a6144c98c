import { type Git, line } from './plumbing.ts';

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
  return await line(git, ['hash-object', '-w', '--stdin'], { input: content });
}

/** The entries directly below a tree, or below one of its folders. */
export async function listTree(git: Git, tree: string, folder = ''): Promise<readonly TreeEntry[]> {
  return await lsTree(git, folder === '' ? [tree] : [tree, '--', `${folder}/`]);
}

/** Every file below a tree. */
export async function listFiles(git: Git, tree: string, folder: string): Promise<readonly TreeEntry[]> {
  return await lsTree(git, ['-r', tree, '--', folder]);
}

export async function entryAt(git: Git, tree: string, path: string): Promise<TreeEntry | undefined> {
  const wanted = path.replace(/\/+$/, '');
  if (wanted === '') return undefined;
  return (await lsTree(git, [tree, '--', wanted])).find((entry) => entry.path === wanted);
}

async function lsTree(git: Git, args: readonly string[]): Promise<readonly TreeEntry[]> {
  const output = await line(git, ['ls-tree', '-l', '-z', ...args]);
  return output.split('\0').flatMap((row) => parseEntry(row) ?? []);
}

function parseEntry(row: string): TreeEntry | undefined {
  const match = /^(\d{6}) (\w+) ([0-9a-f]+) +(\d+|-)\t(.*)$/s.exec(row);
  const [, mode, type, oid, size, path] = match ?? [];
  if (mode === undefined || oid === undefined || path === undefined || !isObjectType(type)) return undefined;
  return { mode, type, oid, path, size: size === '-' ? undefined : Number(size) };
}
