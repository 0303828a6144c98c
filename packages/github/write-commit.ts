import { Buffer } from 'node:buffer';
import { type FileChange, isText, type Point } from './file-change.ts';
import { at, textAt } from './json.ts';
import type { LandedCommit } from './landed.ts';
import type { Step } from './step.ts';
import type { Transport } from './transport.ts';

export interface ObjectCommit {
  /** owner/name */
  readonly repository: string;
  readonly parent: Point;
  readonly message: { readonly headline: string; readonly body: string };
  readonly changes: readonly FileChange[];
}

/** What fits into the request of a tree; larger files, and those that are no text, are sent one by one. */
const longestInline = 100_000;
/** GitHub's trees time out at some 250 files (github.com/codesandbox/codesandbox-client/issues/8614). */
const entriesAtOnce = 100;
const blobsAtOnce = 4;

/**
 * Makes a commit that no branch leads to, from whatever files with whatever modes. Nothing is moved by it, so each
 * request can be repeated. It names no author: only then does GitHub sign it, for Apps and jobs.
 * @throws ActionError what writing to a repository throws
 */
export async function writeCommit(transport: Transport, commit: ObjectCommit): Promise<LandedCommit> {
  const { repository, parent, message, changes } = commit;
  const step: Step = { doing: `Writing a commit to ${repository}`, repository, permission: 'contents: write' };
  const post = async (kind: string, body: object): Promise<unknown> =>
    (await transport.read({ method: 'POST', url: `/repos/${repository}/git/${kind}`, body }, step)).data;
  const entries: object[] = [];
  for (const some of chunks(changes, blobsAtOnce)) {
    entries.push(...(await Promise.all(some.map((change) => treeEntry(change, post)))));
  }
  let tree = parent.tree;
  for (const some of chunks(entries, entriesAtOnce)) {
    tree = textAt(await post('trees', { base_tree: tree, tree: some }), 'sha');
  }
  const text = message.body === '' ? message.headline : `${message.headline}\n\n${message.body}`;
  const made = await post('commits', { message: text, tree, parents: [parent.oid] });
  return { oid: textAt(made, 'sha'), verified: at(made, 'verification', 'verified') === true };
}

type Post = (kind: string, body: object) => Promise<unknown>;

async function treeEntry(change: FileChange, post: Post): Promise<object> {
  const { path } = change;
  if (change.kind === 'delete') return { path, mode: '100644', type: 'blob', sha: null };
  const { mode, bytes } = change;
  if (bytes.length <= longestInline && isText(bytes)) {
    return { path, mode, type: 'blob', content: Buffer.from(bytes).toString('utf8') };
  }
  const content = Buffer.from(bytes).toString('base64');
  return { path, mode, type: 'blob', sha: textAt(await post('blobs', { content, encoding: 'base64' }), 'sha') };
}

function chunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
