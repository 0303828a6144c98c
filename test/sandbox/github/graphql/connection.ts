import type { Json } from '../rest/json.ts';
import { refusal } from './refusal.ts';
import type { GraphqlNode } from './resolve.ts';

export const paging = ['first', 'last', 'after', 'before'] as const;

const largest = 100;

/** One page of a list, as `type` (`PullRequestConnection`). Cursors are positions. */
export function connection<Item>(
  type: { readonly name: string; readonly field: string },
  all: readonly Item[],
  { args, node }: { readonly args: Json; readonly node: (item: Item) => unknown },
): GraphqlNode {
  const { start, end } = bounds(type.field, all.length, args);
  const shown = all.slice(start, end).map((item, index) => ({ cursor: cursorOf(start + index), node: node(item) }));
  return {
    __typename: `${type.name}Connection`,
    totalCount: all.length,
    nodes: () => shown.map((edge) => edge.node),
    edges: () => shown.map((edge) => ({ __typename: `${type.name}Edge`, ...edge })),
    pageInfo: {
      __typename: 'PageInfo',
      hasNextPage: end < all.length,
      hasPreviousPage: start > 0,
      startCursor: shown.at(0)?.cursor ?? null,
      endCursor: shown.at(-1)?.cursor ?? null,
    },
  };
}

function bounds(field: string, length: number, args: Json): { readonly start: number; readonly end: number } {
  const { first, last, after, before } = args;
  const size = typeof first === 'number' ? first : last;
  if (typeof size !== 'number') {
    const advice = `You must provide a \`first\` or \`last\` value to properly paginate the \`${field}\` connection.`;
    throw refusal('MISSING_PAGINATION_BOUNDARIES', advice);
  }
  if (size > largest) {
    const limit = `Requesting ${size} records on the \`${field}\` connection exceeds the \`first\` limit of 100 records.`;
    throw refusal('EXCESSIVE_PAGINATION', limit);
  }
  const from = typeof after === 'string' ? positionOf(after) + 1 : 0;
  const to = Math.min(length, typeof before === 'string' ? positionOf(before) : length);
  return typeof first === 'number'
    ? { start: from, end: Math.max(from, Math.min(to, from + size)) }
    : { start: Math.max(from, to - size), end: to };
}

function cursorOf(position: number): string {
  return Buffer.from(`cursor:${position}`).toString('base64');
}

function positionOf(cursor: string): number {
  return Number(Buffer.from(cursor, 'base64').toString('utf8').replace('cursor:', ''));
}
