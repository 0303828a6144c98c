/** Opaque ids as GraphQL hands them out: `R_…` a repository, `PR_…` a pull request, `REF_…` a ref, `C_…` a commit … */
export function nodeId(kind: string, ...parts: readonly (string | number)[]): string {
  return `${kind}_${Buffer.from(parts.join(':')).toString('base64url')}`;
}

/** The parts of an id of that kind; undefined if it is of another kind. */
export function partsOf(kind: string, id: string): readonly string[] | undefined {
  if (!id.startsWith(`${kind}_`)) return undefined;
  return Buffer.from(id.slice(kind.length + 1), 'base64url')
    .toString('utf8')
    .split(':');
}

export function teamNodeId({ id }: { readonly id: number }): string {
  return nodeId('TM', id);
}
