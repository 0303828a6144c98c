/** A place in a text file; line and column are 1-based and count characters, as GitHub's annotations do. */
export interface Position {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** `file:line:col`, as far as it is known. */
export function formatPosition({ file, line, column }: Position): string {
  if (line === undefined) return file;
  return column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`;
}
