/** Which document is meant, in kubectl's own notation; what is not given matches anything. */
export interface Target {
  /** As written, without the brackets. */
  readonly source: string;
  /** Lower case; kubectl's singular, plural or short name. */
  readonly kind?: string;
  readonly group?: string;
  /** May hold `*`. */
  readonly name?: string;
  readonly namespace?: string;
  readonly labels: ReadonlyMap<string, string>;
  /** A glob over file paths. */
  readonly file?: string;
  /** 0-based index of the document in its file. */
  readonly index?: number;
}
