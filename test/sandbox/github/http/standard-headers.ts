import { randomUUID } from 'node:crypto';
import type { Resource } from '../state/rate-budgets.ts';
import type { Caller } from '../state/tokens.ts';
import type { World } from '../state/world.ts';

/** What every answer of the API carries. */
export function standardHeaders(
  { budgets, enterprise }: Pick<World, 'budgets' | 'enterprise'>,
  caller: Caller,
  resource: Resource,
): Readonly<Record<string, string>> {
  const { limit, used, remaining, resetAt } = budgets.of(caller, resource);
  return {
    'x-github-request-id': randomUUID().toUpperCase(),
    'x-github-media-type': 'github.v3; format=json',
    'x-github-api-version-selected': '2022-11-28',
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-used': String(used),
    'x-ratelimit-reset': String(Math.ceil(resetAt.getTime() / 1000)),
    'x-ratelimit-resource': resource,
    ...(enterprise === undefined ? {} : { 'x-github-enterprise-version': enterprise }),
  };
}
