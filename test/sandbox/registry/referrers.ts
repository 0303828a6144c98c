import { errorReply, type Reply, reply } from './reply.ts';
import type { Manifest, Store } from './store.ts';

/** @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-referrers */
export function listReferrers(store: Store, path: string, subject: string, query: URLSearchParams): Reply {
  if (query.has('artifactType')) return errorReply(400, 'UNSUPPORTED', 'this registry does not filter referrers');
  const manifests = [...(store.find(path)?.manifests ?? [])].flatMap(([digest, manifest]) => {
    const about = subjectOf(manifest);
    if (about?.subject !== subject) return [];
    const { artifactType, annotations } = about;
    return [{ mediaType: manifest.mediaType, digest, size: manifest.bytes.length, artifactType, annotations }];
  });
  const mediaType = 'application/vnd.oci.image.index.v1+json';
  const index = { schemaVersion: 2, mediaType, manifests };
  return reply(200, { 'content-type': mediaType }, Buffer.from(JSON.stringify(index)));
}

interface Reference {
  readonly subject: string;
  readonly artifactType: unknown;
  readonly annotations: unknown;
}

/** What a manifest refers to, if it does. */
export function subjectOf({ bytes }: Pick<Manifest, 'bytes'>): Reference | undefined {
  const { subject, artifactType, config, annotations } = JSON.parse(bytes.toString('utf8'));
  if (typeof subject?.digest !== 'string') return undefined;
  return { subject: subject.digest, artifactType: artifactType ?? config?.mediaType, annotations };
}
