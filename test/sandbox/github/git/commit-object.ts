import type { ObjectContents } from './object-reader.ts';

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

const commits = new WeakMap<ObjectContents, Commit>();

/** Of one that is kept, worked out once. */
export function commitOf(object: ObjectContents): Commit {
  const known = commits.get(object) ?? parseCommit(object);
  commits.set(object, known);
  return known;
}

/** The object's own form: lines of headers, a blank line, the message. */
function parseCommit({ oid, content }: ObjectContents): Commit {
  const [head = '', ...message] = content.toString('utf8').split('\n\n');
  const values = (key: string): readonly string[] =>
    head.split('\n').flatMap((row) => (row.startsWith(`${key} `) ? [row.slice(key.length + 1)] : []));
  return {
    oid,
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
