/** JSON; an integer beyond 2^53 stands as its digits in a string. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface DocumentInfo {
  /** 0-based, in its file. */
  readonly index: number;
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
}

/** One value that the edit changes. Values of Secrets show as `***`. */
export interface Change {
  readonly file: string;
  readonly document: DocumentInfo;
  /** Canonical, may be pasted into `set`: `spec.template.spec.containers[name=app].image`. */
  readonly path: string;
  readonly op: 'add' | 'replace' | 'remove';
  /** 1-based, in the new text; of what is removed in the old one. */
  readonly line: number;
  readonly old?: Json;
  readonly new?: Json;
  readonly by: 'image' | 'set' | 'patch';
}

/** What was left alone, and why. */
export interface Skipped {
  readonly file: string;
  readonly document?: number;
  readonly path?: string;
  readonly line?: number;
  readonly reason:
    | 'template'
    | 'encrypted'
    | 'elsewhere'
    | 'unparsable'
    | 'overridden'
    | 'flagger'
    | 'alias'
    | 'semver-range'
    | 'same';
  readonly detail: string;
}
