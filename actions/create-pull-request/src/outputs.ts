import { changesJson } from '#manifest';
import type { OutputName } from './generated/contract.ts';
import type { Result } from './result.ts';

export function outputs(result: Result): Record<OutputName, string> {
  const committed = 'commit' in result ? result.commit : undefined;
  return {
    operation: result.operation,
    number: result.pullRequest === undefined ? '' : String(result.pullRequest.number),
    url: result.pullRequest?.url ?? '',
    branch: result.branch ?? '',
    'commit-sha': committed?.oid ?? '',
    verified: committed === undefined ? '' : String(committed.verified),
    changes: committed === undefined ? '' : changesJson(result.edit),
  };
}
