import type { Target } from '../target/target.ts';
import type { Value } from '../yaml/write-value.ts';

/** One line of `set`: it gives places a value, or takes them out. */
export type Statement = Assignment | Removal;

interface Line {
  /** 1-based, in the text of `set`. */
  readonly line: number;
  /** The section that the line stands in; `undefined` before the first one. */
  readonly target: Target | undefined;
  readonly steps: readonly Step[];
}

export interface Assignment extends Line {
  /** `=` wants the value to exist, `:=` creates what is missing, `+=` adds an item to a list. */
  readonly operator: '=' | ':=' | '+=';
  readonly value: Given;
}

interface Removal extends Line {
  readonly operator: '-';
}

/** A single value, or a list or mapping that was written in brackets. */
export type Given = Written | { readonly tree: Value };

/** One step of a path. */
export type Step =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'filter'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'each' }
  /** At any depth, none included. */
  | { readonly kind: 'deep' }
  /** Into the YAML or JSON text that a string holds. */
  | { readonly kind: 'inside' };

/** What an element of a list must hold: a value somewhere below it, or another than this one. */
export interface Condition {
  readonly keys: readonly string[];
  readonly equal: boolean;
  readonly value: Written;
}

/** A value as the user wrote it: quoted it is a string, bare it takes the type of what it replaces. */
export interface Written {
  readonly text: string;
  readonly quoted: boolean;
}
