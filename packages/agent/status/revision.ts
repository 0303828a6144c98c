/** A state of a source, as agents write it. */
export interface Revision {
  /** As written: `main@sha1:…`, `v1.2.3@sha256:…`, `1.2.3` of a chart, forty digits of Argo CD. */
  readonly text: string;
  /** The Git commit it was made from, as far as it is known. */
  readonly commit: string | undefined;
}

/**
 * @param origin what an artifact that is no Git checkout was made from, where its maker has noted it
 * @see https://github.com/fluxcd/flux2/tree/main/rfcs/0005-artifact-revision-and-digest
 */
export function parseRevision(text: string, origin = ''): Revision | undefined {
  if (text === '') return undefined;
  return { text, commit: commitOf(text) ?? commitOf(origin) };
}

/** 40 digits after `sha1:`, or alone. What follows `sha256:` is the digest of an artifact. */
function commitOf(text: string): string | undefined {
  return /(?:^|[@/]|sha1:)([0-9a-f]{40})$/.exec(text)?.[1];
}
