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

const format = ['%H', '%T', '%P', '%an', '%ae', '%at', '%cn', '%ce', '%ct', '%B'].join('%x00');

export async function readCommit(git: Git, oid: string): Promise<Commit> {
  const [commit] = await readLog(git, ['--max-count=1', oid]);
  if (commit === undefined) throw new Error(`no commit ${oid}`);
  return commit;
}

/** Commits reached from `revisions` (`base..head` allowed), newest first. */
export async function listCommits(
  git: Git,
  revisions: string,
  limits: { readonly path?: string; readonly limit?: number } = {},
): Promise<readonly Commit[]> {
  const count = limits.limit === undefined ? [] : [`--max-count=${limits.limit}`];
  const paths = limits.path === undefined ? [] : ['--', limits.path];
  return await readLog(git, [...count, revisions, ...paths]);
}

export async function countCommits(git: Git, revisions: string): Promise<number> {
  return Number(await line(git, ['rev-list', '--count', revisions]));
}

async function readLog(git: Git, args: readonly string[]): Promise<readonly Commit[]> {
  const output = await line(git, ['log', '-z', '--no-show-signature', `--format=${format}%x00%x01`, ...args]);
  return output.split('\0\x01').flatMap((record) => parseCommit(record.replace(/^\0/, '')) ?? []);
}

function parseCommit(record: string): Commit | undefined {
  const [oid, tree, parents, an, ae, at, cn, ce, ct, ...message] = record.split('\0');
  if (oid === undefined || tree === undefined || ct === undefined) return undefined;
  const date = (seconds: string | undefined): Date => new Date(Number(seconds) * 1000);
  return {
    oid,
    tree,
    parents: parents === undefined || parents === '' ? [] : parents.split(' '),
    author: { name: an ?? '', email: ae ?? '', date: date(at) },
    committer: { name: cn ?? '', email: ce ?? '', date: date(ct) },
    message: message.join('\0').trimEnd(),
  };
}

export async function writeCommit(git: Git, commit: NewCommit): Promise<string> {
  const { author, committer } = commit;
  const parents = commit.parents.flatMap((parent) => ['-p', parent]);
  return await line(git, ['commit-tree', commit.tree, ...parents, '-F', '-'], {
    input: `${commit.message.trimEnd()}\n`,
    environment: {
      GIT_AUTHOR_NAME: author.name,
      GIT_AUTHOR_EMAIL: author.email,
      ...(author.date === undefined ? {} : { GIT_AUTHOR_DATE: `@${author.date.getTime() / 1000} +0000` }),
      GIT_COMMITTER_NAME: committer.name,
      GIT_COMMITTER_EMAIL: committer.email,
    },
  });
}
