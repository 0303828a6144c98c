import { type Commit, commitOf, type Identity } from './commit-object.ts';
import { listOids } from './history.ts';
import type { Git } from './plumbing.ts';

export interface NewCommit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly author: Identity & { readonly date?: Date };
  readonly committer: Identity;
}

export async function readCommit(git: Git, oid: string): Promise<Commit> {
  const object = await git.objects.contents(oid);
  if (object?.type !== 'commit') throw new Error(`no commit ${oid}`);
  return commitOf(object);
}

/** Commits reached from `revisions` (`base..head` allowed), newest first. */
export async function listCommits(
  git: Git,
  revisions: string,
  limits: { readonly path?: string; readonly limit?: number } = {},
): Promise<readonly Commit[]> {
  const oids = await listOids(git, revisions, limits);
  return await Promise.all(oids.map((oid) => readCommit(git, oid)));
}

export async function countCommits(git: Git, revisions: string): Promise<number> {
  return (await listOids(git, revisions)).length;
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
  return git.objects.loose.write('commit', Buffer.from(text));
}

/** What would end a name or an address in a commit. */
function clean(text: string): string {
  return text.replace(/[<>\n\0]/g, '');
}
