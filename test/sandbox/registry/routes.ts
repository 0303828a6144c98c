import type { Access } from './access.ts';
import { continueUpload, getBlob, startUpload } from './blobs.ts';
import { getManifest, listTags, putManifest } from './manifests.ts';
import { listReferrers } from './referrers.ts';
import { errorReply, type Incoming, type Reply, reply } from './reply.ts';
import type { Store } from './store.ts';

export interface Registry {
  readonly store: Store;
  readonly access: Access;
  readonly immutableTags: boolean;
}

const name = '(?<path>[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*)';
const endpoint = new RegExp(
  `^/v2/${name}/(?:manifests/(?<reference>[\\w.:-]+)|blobs/(?<digest>sha256:[a-f0-9]{64})|blobs/uploads/(?<upload>[\\w-]*)|(?<tags>tags/list)|referrers/(?<subject>sha256:[a-f0-9]{64}))$`,
);

/** Answers one request as the distribution specification has it; what is not implemented is refused aloud. */
export function answer(registry: Registry, incoming: Incoming): Reply {
  if (incoming.path === '/token') return registry.access.token(incoming);
  const { path, ...target } = endpoint.exec(incoming.path)?.groups ?? {};
  const refusal = registry.access.refuse(incoming, path);
  if (refusal !== undefined) return refusal;
  if (incoming.path === '/v2/' || incoming.path === '/v2')
    return reply(200, { 'content-type': 'application/json' }, Buffer.from('{}'));
  return path === undefined
    ? errorReply(404, 'UNSUPPORTED', `this registry does not serve ${incoming.path}`)
    : dispatch(registry, { path, ...target }, incoming);
}

interface Target {
  readonly path: string;
  readonly reference?: string | undefined;
  readonly digest?: string | undefined;
  readonly upload?: string | undefined;
  readonly tags?: string | undefined;
  readonly subject?: string | undefined;
}

function dispatch({ store, immutableTags }: Registry, target: Target, incoming: Incoming): Reply {
  const { path, reference, digest, upload } = target;
  const { method, headers } = incoming;
  const reads = method === 'GET' || method === 'HEAD';
  if (reference !== undefined && reads) return getManifest(store, path, reference, headers.accept ?? '');
  if (reference !== undefined && method === 'PUT')
    return putManifest(store, { path, reference, immutableTags }, incoming);
  if (digest !== undefined && reads) return getBlob(store, path, digest);
  if (upload === '' && method === 'POST') return startUpload(store, path, incoming);
  if (upload !== undefined && upload !== '') return continueUpload(store, path, upload, incoming);
  const listed = reads ? list(store, target, incoming) : undefined;
  return listed ?? errorReply(405, 'UNSUPPORTED', `this registry does not implement ${method} here`);
}

function list(store: Store, { path, tags, subject }: Target, { query }: Incoming): Reply | undefined {
  if (subject !== undefined) return listReferrers(store, path, subject, query);
  return tags === undefined ? undefined : listTags(store, path, query);
}
