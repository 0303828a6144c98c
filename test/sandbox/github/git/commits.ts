import { writeObject } from './object-writer.ts';
import { type Git, line } from './plumbing.ts';

export interface Identity {
  readonly name: string;
  readonly email: string;
}

export interface Signature extends Identity {
  readonly date: Date;
}

export interface Commit {
  readonly oid: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

export interface NewCommit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly author: Identity & { readonly date?: Date };
  readonly committer: Identity;
}

/** The object's own form: lines of headers, a blank line, the message. */
export async function readCommit(git: Git, oid: string): Promise<Commit> {
  const object = await git.objects.contents(oid);
  if (object?.type !== 'commit') throw new Error(`no commit ${oid}`);
  const [head = '', ...message] = object.content.toString('utf8').split('\n\n');
  const values = (key: string): readonly string[] =>
    head.split('\n').flatMap((row) => (row.startsWith(`${key} `) ? [row.slice(key.length + 1)] : []));
  return {
    oid: object.oid,
    tree: values('tree')[0] ?? '',
    parents: values('parent'),
    author: parseSignature(values('author')[0]),
    committer: parseSignature(values('committer')[0]),
    message: message.join('\n\n').trimEnd(),
  };
}

function parseSignature(text = ''): Signature {
  const [, name = '', email = '', seconds = '0'] = /^(.*?) ?<(.*)> (\d+) /.exec(text) ?? [];
  return { name, email, date: new Date(Number(seconds) * 1000) };
}

/** Commits reached from `revisions` (`base..head` allowed), newest first. */
export async function listCommits(
  git: Git,
  revisions: string,
  limits: { readonly path?: string; readonly limit?: number } = {},
): Promise<readonly Commit[]> {
  const count = limits.limit === undefined ? [] : [`--max-count=${limits.limit}`];
  const paths = limits.path === undefined ? [] : ['--', limits.path];
  const oids = (await revList(git, revisions, [...count, revisions, ...paths])).split('\n').filter((oid) => oid !== '');
  return await Promise.all(oids.map((oid) => readCommit(git, oid)));
}

export async function countCommits(git: Git, revisions: string): Promise<number> {
  return Number(await revList(git, revisions, ['--count', revisions]));
}

/**
 * What was listed already: of revisions that are ids it never changes, in whatever repository they are, and clients ask for
 * it again and again.
 */
const listed = new Map<string, Promise<string>>();
const mostListed = 50_000;

async function revList(git: Git, revisions: string, args: readonly string[]): Promise<string> {
  const list = (): Promise<string> => line(git, ['rev-list', ...args]);
  if (!/^[0-9a-f]{40}(\.\.[0-9a-f]{40})?$/.test(revisions)) return await list();
  const key = args.join('\0');
  const found = listed.get(key) ?? list();
  if (listed.size > mostListed) listed.clear();
  listed.set(key, found);
  // What is not there yet may come.
  found.catch(() => listed.delete(key));
  return await found;
}

export async function writeCommit(git: Git, commit: NewCommit): Promise<string> {
  const now = new Date();
  const person = ({ name, email, date = now }: NewCommit['author']): string =>
    `${clean(name)} <${clean(email)}> ${Math.floor(date.getTime() / 1000)} +0000`;
  const head = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${person(commit.author)}`,
    `committer ${person({ ...commit.committer, date: now })}`,
  ];
  const text = `${head.join('\n')}\n\n${commit.message.trimEnd()}\n`;
  return await writeObject(git.directory, 'commit', Buffer.from(text));
}

/** What would end a name or an address in a commit. */
function clean(text: string): string {
  return text.replace(/[<>\n\0]/g, '');
}
