/** A file's text, as it was read: a byte order mark included. */
export interface File {
  readonly path: string;
  readonly text: string;
}
