/** Whether a path component is a pattern of Go's `filepath.Match`, which COPY uses. */
export function isGlob(text: string): boolean {
  return /[*?[\\]/.test(text);
}

/**
 * One path component as a regular expression; `undefined` when the pattern is malformed.
 * @see https://pkg.go.dev/path/filepath#Match
 */
export function globPattern(pattern: string): RegExp | undefined {
  const pieces = pattern.match(/\*+|\?|\[\^?(?:\\.|[^\]\\])+\]|\\.|[^*?[\\]/gs) ?? [];
  if (pieces.join('') !== pattern) return undefined;
  const source = pieces.map((piece) => {
    if (piece.startsWith('*')) return '[^/]*';
    if (piece === '?') return '[^/]';
    if (piece.startsWith('[')) return piece.replace(/(?<=^\[\^?.*)\[/gs, '\\[');
    return literal(piece.replace(/^\\/, ''));
  });
  try {
    return new RegExp(`^${source.join('')}$`, 's');
  } catch {
    return undefined;
  }
}

function literal(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
