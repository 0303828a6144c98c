import { readCommit } from '../../git/commits.ts';
import { findObject, listDeep, listTree, type TreeEntry, writeBlob } from '../../git/objects.ts';
import { editTree, type TreeEdit } from '../../git/trees.ts';
import { NotImplemented } from '../../state/defects.ts';
import { writeRestCommit } from '../../state/rest-commit.ts';
import { type Endpoint, type Reply, type RestCall, reads, writes } from '../endpoint.ts';
import { isJson, type Json, textOf } from '../json.ts';
import { gitCommitObject } from '../objects/commit.ts';
import { repositoryUrl } from '../objects/repository.ts';
import { notFound, Refusal } from '../refusal.ts';

export const gitDataEndpoints: readonly Endpoint[] = [
  { route: 'POST /repos/{owner}/{repo}/git/blobs', needs: [writes('contents')], handle: createBlob },
  { route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}', needs: [reads('contents')], handle: tree },
  { route: 'POST /repos/{owner}/{repo}/git/trees', needs: [writes('contents')], handle: createTree },
  { route: 'GET /repos/{owner}/{repo}/git/commits/{commit_sha}', needs: [reads('contents')], handle: commit },
  { route: 'POST /repos/{owner}/{repo}/git/commits', needs: [writes('contents')], handle: createCommit },
];

async function createBlob({ world, repository, body }: RestCall): Promise<Reply> {
  const encoding = textOf(body, 'encoding') === 'base64' ? 'base64' : 'utf8';
  const sha = await writeBlob(repository.git, Buffer.from(textOf(body, 'content') ?? '', encoding));
  return { status: 201, body: { sha, url: `${repositoryUrl(world, repository)}/git/blobs/${sha}` } };
}

async function tree(call: RestCall): Promise<Reply> {
  const { tree_sha: name = '' } = call.parameters;
  const found = await findObject(call.repository.git, `${name}^{tree}`);
  if (found === undefined) throw notFound();
  // Any value asks for it, even 0.
  return { status: 200, body: await treeObject(call, found.oid, call.query.has('recursive')) };
}

/** GitHub lists no more at once. */
const mostEntries = 100_000;

async function treeObject({ world, repository }: RestCall, sha: string, isDeep = false): Promise<Json> {
  const url = `${repositoryUrl(world, repository)}/git`;
  const entry = ({ path, mode, type, oid, size }: TreeEntry): Json => {
    const ofBlob = size === undefined ? {} : { size };
    return { path, mode, type, sha: oid, url: `${url}/${type}s/${oid}`, ...ofBlob };
  };
  const entries = isDeep ? await listDeep(repository.git, sha) : await listTree(repository.git, sha);
  const tree = entries.slice(0, mostEntries).map(entry);
  return { sha, url: `${url}/trees/${sha}`, tree, truncated: entries.length > mostEntries };
}

async function createTree(call: RestCall): Promise<Reply> {
  const { git } = call.repository;
  const base = textOf(call.body, 'base_tree');
  const found = base === undefined ? undefined : await findObject(git, `${base}^{tree}`);
  if (base !== undefined && found === undefined) throw new Refusal(422, 'base_tree is not a valid tree oid');
  const given = Array.isArray(call.body.tree) ? call.body.tree.filter(isJson) : [];
  const entries = await Promise.all(given.map(async (entry) => await checkedEntry(call, entry)));
  const edit: TreeEdit = {
    additions: entries.filter((entry) => entry.oid !== null),
    deletions: entries.filter(({ oid }) => oid === null).map(({ path }) => path),
  };
  return { status: 201, body: await treeObject(call, await editTree(git, found?.oid, edit)) };
}

type CheckedEntry =
  | { readonly path: string; readonly mode: string; readonly oid: string }
  | { readonly path: string; readonly oid: null };

/** Content is written out; `sha: null` removes. */
async function checkedEntry({ repository }: RestCall, entry: Json): Promise<CheckedEntry> {
  const [path = '', mode = '100644', content, sha] = ['path', 'mode', 'content', 'sha'].map((key) =>
    textOf(entry, key),
  );
  if (path === '' || path.split('/').some((part) => /^(\.{0,2}|\.git)$/i.test(part))) {
    throw new Refusal(422, 'tree.path contains a malformed path component');
  }
  if (content !== undefined && 'sha' in entry) throw new Refusal(422, 'Must supply either tree.sha or tree.content');
  if (content !== undefined) return { path, mode, oid: await writeBlob(repository.git, content) };
  if (entry.sha === null) return { path, oid: null };
  const object = sha === undefined ? undefined : await findObject(repository.git, sha);
  if (object === undefined && mode !== '160000')
    throw new Refusal(422, `tree.sha ${sha ?? ''} is not a valid ${mode} object`);
  return { path, mode, oid: sha ?? '' };
}

async function commit({ world, repository, parameters }: RestCall): Promise<Reply> {
  const { commit_sha: sha = '' } = parameters;
  if ((await findObject(repository.git, sha))?.type !== 'commit') throw notFound();
  return { status: 200, body: gitCommitObject(world, repository, await readCommit(repository.git, sha)) };
}

async function createCommit({ world, repository, body, caller }: RestCall): Promise<Reply> {
  const { git } = repository;
  if (body.signature !== undefined) throw new NotImplemented('commits with a signature of their own');
  const treeSha = textOf(body, 'tree') ?? '';
  if ((await findObject(git, treeSha))?.type !== 'tree') throw new Refusal(422, 'Tree SHA does not exist');
  const parents = Array.isArray(body.parents) ? body.parents.map(String) : [];
  for (const parent of parents) {
    if ((await findObject(git, parent))?.type !== 'commit')
      throw new Refusal(422, 'Parent SHA does not exist or is not a commit object');
  }
  const message = textOf(body, 'message') ?? '';
  const { author, committer } = body;
  const oid = await writeRestCommit(repository, { tree: treeSha, parents, message, author, committer, by: caller });
  return { status: 201, body: gitCommitObject(world, repository, await readCommit(git, oid)) };
}
