/** The branch that a ref names; `undefined` for any other ref. */
export function branchIn(ref: string): string | undefined {
  return after(ref, 'refs/heads/');
}

export function gitTagIn(ref: string): string | undefined {
  return after(ref, 'refs/tags/');
}

/** The number of a pull request. */
export function pullRequestIn(ref: string): string | undefined {
  return after(ref, 'refs/pull/')?.replace(/\/(?:merge|head)$/, '');
}

function after(ref: string, start: string): string | undefined {
  return ref.startsWith(start) && ref.length > start.length ? ref.slice(start.length) : undefined;
}
