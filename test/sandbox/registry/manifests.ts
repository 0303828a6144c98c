import { subjectOf } from './referrers.ts';
import { errorReply, type Incoming, type Reply, reply } from './reply.ts';
import { digestOf, type Manifest, type Repository, type Store } from './store.ts';

const indexTypes: readonly string[] = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
];
const imageTypes: readonly string[] = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];

const unknown = errorReply(404, 'MANIFEST_UNKNOWN', 'manifest unknown');

export function getManifest(store: Store, path: string, reference: string, accept: string): Reply {
  const repository = store.find(path);
  const digest = repository?.tags.get(reference) ?? reference;
  const manifest = repository?.manifests.get(digest);
  if (manifest === undefined) return unknown;
  // a wildcard does not count: old clients send it and understand none of these types
  const accepted = accept.split(',').map((range) => range.replace(/;.*/, '').trim());
  if (!accepted.includes(manifest.mediaType)) {
    return errorReply(404, 'MANIFEST_UNKNOWN', `found ${manifest.mediaType}, which the accept header does not support`);
  }
  const headers = { 'content-type': manifest.mediaType, 'docker-content-digest': digest, etag: `"${digest}"` };
  return reply(200, headers, manifest.bytes);
}

export interface PutManifest {
  readonly path: string;
  readonly reference: string;
  readonly immutableTags: boolean;
}

export function putManifest(store: Store, { path, reference, immutableTags }: PutManifest, incoming: Incoming): Reply {
  const repository = store.open(path);
  const manifest: Manifest = { mediaType: incoming.headers['content-type'] ?? '', bytes: incoming.body };
  const digest = digestOf(manifest.bytes);
  const isDigest = reference.includes(':');
  if (isDigest && reference !== digest) {
    return errorReply(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content');
  }
  if (!isDigest && immutableTags && repository.tags.has(reference)) {
    const message = `The image tag '${reference}' already exists in the '${path}' repository and cannot be overwritten because the tag is immutable.`;
    return errorReply(400, 'TAG_INVALID', message);
  }
  const refusal = judge(repository, manifest);
  if (refusal !== undefined) return refusal;
  repository.manifests.set(digest, manifest);
  if (!isDigest) repository.tags.set(reference, digest);
  const about = subjectOf(manifest);
  const headers = { location: `/v2/${path}/manifests/${digest}`, 'docker-content-digest': digest };
  return reply(201, about === undefined ? headers : { ...headers, 'oci-subject': about.subject });
}

/** A manifest is taken only when it can be read, is what its Content-Type says, and all it refers to is there. */
function judge(repository: Repository, { mediaType, bytes }: Manifest): Reply | undefined {
  const document = parse(bytes);
  const isIndex = indexTypes.includes(mediaType);
  if (document === undefined || (!isIndex && !imageTypes.includes(mediaType))) {
    return errorReply(400, 'MANIFEST_INVALID', 'manifest invalid');
  }
  if (document.mediaType !== undefined && document.mediaType !== mediaType) {
    return errorReply(400, 'MANIFEST_INVALID', `mediaType in manifest should be '${mediaType}'`);
  }
  const wanted = isIndex ? (document.manifests ?? []) : [document.config ?? {}, ...(document.layers ?? [])];
  const there = isIndex ? repository.manifests : repository.blobs;
  const missing = wanted.find(({ digest = '' }) => !there.has(digest));
  return missing && errorReply(400, 'MANIFEST_BLOB_UNKNOWN', `blob unknown to registry: ${missing.digest}`);
}

interface Document {
  readonly mediaType?: string;
  readonly config?: { readonly digest?: string };
  readonly layers?: readonly { readonly digest?: string }[];
  readonly manifests?: readonly { readonly digest?: string }[];
}

function parse(bytes: Buffer): Document | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Registries list tags in order, a page at a time. */
export function listTags(store: Store, path: string, query: URLSearchParams): Reply {
  const repository = store.find(path);
  if (repository === undefined) return errorReply(404, 'NAME_UNKNOWN', 'repository name not known to registry');
  const last = query.get('last') ?? '';
  const tags = [...repository.tags.keys()].sort().filter((tag) => tag > last);
  const page = tags.slice(0, Number(query.get('n') ?? tags.length));
  const next = `</v2/${path}/tags/list?last=${page.at(-1)}&n=${page.length}>; rel="next"`;
  return reply(
    200,
    { 'content-type': 'application/json', ...(page.length > 0 && page.length < tags.length && { link: next }) },
    Buffer.from(JSON.stringify({ name: path, tags: page })),
  );
}
