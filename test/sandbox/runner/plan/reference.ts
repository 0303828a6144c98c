/** What a `uses:` names. */
export type Reference =
  /** `$/path`: the repository of the file it stands in, at the very commit of that file. */
  | { readonly kind: 'own'; readonly path: string }
  | { readonly kind: 'remote'; readonly repository: string; readonly path: string; readonly ref: string }
  /** `./path`: the working directory for a step, the file's own commit for a job. */
  | { readonly kind: 'relative'; readonly path: string }
  | { readonly kind: 'container' }
  | { readonly kind: 'malformed' };

export function parseReference(uses: string): Reference {
  if (uses.startsWith('docker://')) return { kind: 'container' };
  if (uses.startsWith('$/')) return { kind: 'own', path: uses.slice(2) };
  if (uses.startsWith('./')) return { kind: 'relative', path: uses.slice(2) };
  const match = /^([\w.-]+\/[\w.-]+)(?:\/([^@]+))?@(.+)$/.exec(uses);
  const [, repository, path = '', ref] = match ?? [];
  return repository === undefined || ref === undefined
    ? { kind: 'malformed' }
    : { kind: 'remote', repository, path, ref };
}

/** Where a workflow file or an action stands. */
export interface Source {
  /** owner/name */
  readonly repository: string;
  readonly sha: string;
  /** As it was reached: `refs/tags/v1`, or a commit. */
  readonly ref: string;
  readonly path: string;
}

/** `owner/name/.github/workflows/x.yml@refs/tags/v1` */
export function formatSource({ repository, path, ref }: Source): string {
  return `${repository}/${path}@${ref}`;
}
