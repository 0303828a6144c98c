import type { Entry, Node } from './node.ts';

export type Quotes = 'plain' | 'single' | 'double';

/** A new value is quoted as its neighbor's value is; a neighbor that is no string says it by its key. */
export function styleOf(neighbor: Entry | undefined): Quotes {
  const quotes = quotesOf(neighbor?.value);
  return quotes === 'plain' ? quotesOf(neighbor?.key) : quotes;
}

export function quotesOf(node: Node | undefined): Quotes {
  return node?.kind === 'scalar' && (node.style === 'single' || node.style === 'double') ? node.style : 'plain';
}
