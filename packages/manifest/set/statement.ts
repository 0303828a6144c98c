import type { Target } from '../target/target.ts';

/** One line of `set`. */
export interface Statement {
  /** 1-based, in the text of `set`. */
  readonly line: number;
  /** The section that the line stands in; `undefined` before the first one. */
  readonly target: Target | undefined;
  readonly steps: readonly Step[];
  /** `=` wants the value to exist, `:=` creates what is missing, `+=` adds an item to a list. */
  readonly operator: '=' | ':=' | '+=';
  readonly value: Written;
}

/** One step of a path, from a node to nodes directly below it. */
export type Step =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'filter'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'each' };

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
