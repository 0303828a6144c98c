import type { EditResult } from '#manifest';

export type Result =
  /** Every value is as wanted already. */
  | { readonly kind: 'unchanged'; readonly edit: EditResult }
  | { readonly kind: 'changed'; readonly edit: EditResult }
  /** A check: the files were left as they are. */
  | { readonly kind: 'would-change'; readonly edit: EditResult };
