/** A fully qualified image name: what a registry, a kubelet and a manifest all read the same way. */
export interface ImageReference {
  /** Host with an optional port, as in a reference: `ghcr.io`, `127.0.0.1:5000`; Docker Hub is `docker.io`. */
  readonly registry: string;
  /** The repository's path in the registry: `acme/shop`, on Docker Hub `library/nginx`. */
  readonly path: string;
  /** `registry/path`. */
  readonly repository: string;
  readonly tag?: string;
  /** `sha256:` and 64 lower-case hexadecimal digits (or `sha512:` and 128). */
  readonly digest?: string;
}

/** `host/path:tag@sha256:…`, as far as the reference goes. */
export function formatReference({ repository, tag, digest }: ImageReference): string {
  return `${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}

/** Whether two references name the same repository, however they were written; tags and digests do not count. */
export function sameRepository(a: ImageReference, b: ImageReference): boolean {
  return a.path === b.path && a.registry.toLowerCase() === b.registry.toLowerCase();
}
