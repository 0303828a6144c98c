import { errorReply, type Incoming, type Reply, reply } from './reply.ts';
import { digestOf, newUploadId, type Repository, type Store } from './store.ts';

export function getBlob(store: Store, path: string, digest: string): Reply {
  const blob = store.find(path)?.blobs.get(digest);
  if (blob === undefined) return errorReply(404, 'BLOB_UNKNOWN', 'blob unknown to registry');
  return reply(200, { 'content-type': 'application/octet-stream', 'docker-content-digest': digest }, blob);
}

/** Opens an upload, or takes a blob over from another repository at once. */
export function startUpload(store: Store, path: string, { query, headers }: Incoming): Reply {
  const repository = store.open(path);
  const digest = query.get('mount') ?? '';
  const blob = store.find(query.get('from') ?? '')?.blobs.get(digest);
  if (blob !== undefined) {
    repository.blobs.set(digest, blob);
    return created(path, digest);
  }
  const id = newUploadId();
  repository.uploads.set(id, Buffer.alloc(0));
  return progress(202, { path, id, size: 0, host: headers.host });
}

/** Everything that can be done to an open upload. */
export function continueUpload(store: Store, path: string, id: string, incoming: Incoming): Reply {
  const repository = store.find(path);
  const received = repository?.uploads.get(id);
  if (repository === undefined || received === undefined) {
    return errorReply(404, 'BLOB_UPLOAD_UNKNOWN', 'blob upload unknown to registry');
  }
  const { method, headers, body, query } = incoming;
  const [, from] = /^(\d+)-\d+$/.exec(headers['content-range'] ?? '') ?? [];
  if (from !== undefined && Number(from) !== received.length) {
    return errorReply(416, 'BLOB_UPLOAD_INVALID', 'the chunk does not start where the upload ends');
  }
  const bytes = body.length === 0 ? received : Buffer.concat([received, body]);
  switch (method) {
    case 'GET':
      return progress(204, { path, id, size: received.length, host: headers.host });
    case 'PATCH':
      repository.uploads.set(id, bytes);
      return progress(202, { path, id, size: bytes.length, host: headers.host });
    case 'PUT':
      repository.uploads.delete(id);
      return finish(repository, path, { digest: query.get('digest') ?? '', bytes });
    case 'DELETE':
      repository.uploads.delete(id);
      return reply(204);
    default:
      return errorReply(405, 'UNSUPPORTED', `an upload knows no ${method}`);
  }
}

function finish(repository: Repository, path: string, blob: { digest: string; bytes: Buffer }): Reply {
  if (digestOf(blob.bytes) !== blob.digest) {
    return errorReply(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content');
  }
  repository.blobs.set(blob.digest, blob.bytes);
  return created(path, blob.digest);
}

function created(path: string, digest: string): Reply {
  return reply(201, { location: `/v2/${path}/blobs/${digest}`, 'docker-content-digest': digest });
}

/** Like distribution's, the location is absolute and has a query of its own, which a client must keep. */
function progress(status: number, at: { path: string; id: string; size: number; host: string | undefined }): Reply {
  return reply(status, {
    location: `http://${at.host}/v2/${at.path}/blobs/uploads/${at.id}?_state=${at.size}`,
    range: `0-${Math.max(0, at.size - 1)}`,
    'docker-upload-uuid': at.id,
  });
}
