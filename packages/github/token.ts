import { accept, type Parser, refine, refuse, secret } from '#input';
import type { Secret } from '#secret';

/** A token in an input; its form is GitHub's to change, so nothing about it is checked. */
export const token: Parser<Secret> = refine(secret, (value) =>
  value === undefined ? refuse('a token') : accept(value),
);
