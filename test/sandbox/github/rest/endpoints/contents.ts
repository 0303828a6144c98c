import { entryAt, findObject, listTree, readBlob, type TreeEntry } from '../../git/objects.ts';
import { resolveCommit } from '../../git/refs.ts';
import { NotImplemented } from '../../state/defects.ts';
import { nodeId } from '../../state/node-id.ts';
import { type Endpoint, type Reply, type RestCall, reads } from '../endpoint.ts';
import type { Json } from '../json.ts';
import { repositoryUrl } from '../objects/repository.ts';
import { notFound, Refusal } from '../refusal.ts';

export const contentEndpoints: readonly Endpoint[] = [
  { route: 'GET /repos/{owner}/{repo}/contents/{path}', needs: [reads('contents')], raw: true, handle: contents },
  { route: 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}', needs: [reads('contents')], raw: true, handle: blob },
];

async function contents(call: RestCall): Promise<Reply> {
  const { git, defaultBranch } = call.repository;
  const ref = call.query.get('ref') ?? defaultBranch;
  const path = (call.parameters.path ?? '').replace(/\/+$/, '');
  const commit = await resolveCommit(git, ref);
  if (commit === undefined) throw new Refusal(404, `No commit found for the ref ${ref}`);
  const entry = path === '' ? undefined : await entryAt(git, commit, path);
  if (path === '' || entry?.type === 'tree') {
    const entries = await listTree(git, commit, path);
    return { status: 200, body: entries.map((each) => contentEntry(call, ref, each)) };
  }
  if (entry === undefined) throw notFound();
  if (entry.mode === '120000' || entry.type !== 'blob') throw new NotImplemented('contents of a symlink or submodule');
  const bytes = await readBlob(git, entry.oid);
  if (call.raw) return rawReply(bytes);
  return { status: 200, body: { ...contentEntry(call, ref, entry), ...encoded(bytes) } };
}

async function blob(call: RestCall): Promise<Reply> {
  const sha = call.parameters.file_sha ?? '';
  const object = /^[0-9a-f]{40,64}$/.test(sha) ? await findObject(call.repository.git, sha) : undefined;
  if (object?.type !== 'blob') throw notFound();
  const bytes = await readBlob(call.repository.git, sha);
  if (call.raw) return rawReply(bytes);
  const url = `${repositoryUrl(call.world, call.repository)}/git/blobs/${sha}`;
  const body = { sha, node_id: nodeId('B', call.repository.id, sha), url, size: bytes.length, ...encoded(bytes) };
  return { status: 200, body };
}

function contentEntry({ world, repository }: RestCall, ref: string, entry: TreeEntry): Json {
  const { path, oid: sha, size = 0, type: objectType, mode } = entry;
  const api = repositoryUrl(world, repository);
  const url = `${api}/contents/${path}?ref=${encodeURIComponent(ref)}`;
  const type =
    objectType === 'tree' ? 'dir' : mode === '120000' ? 'symlink' : objectType === 'commit' ? 'submodule' : 'file';
  const git = objectType === 'commit' ? null : `${api}/git/${objectType}s/${sha}`;
  const html = `${world.url}/${repository.nameWithOwner}/${objectType}/${ref}/${path}`;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const links = { self: url, git, html };
  return { type, name, path, sha, size, url, html_url: html, git_url: git, download_url: null, _links: links };
}

/** Base64 broken into lines, as GitHub sends it. */
function encoded(bytes: Buffer): Json {
  return { encoding: 'base64', content: bytes.toString('base64').replace(/.{60}/g, '$&\n') };
}

function rawReply(body: Buffer): Reply {
  return { status: 200, body, headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' } };
}
