import { formatReference } from '#image';
import type { Past } from './choose.ts';
import type { OutputName } from './generated/contract.ts';
import type { Result } from './result.ts';

export function outputs(result: Result): Record<OutputName, string> {
  const { operation, pullRequest, commit, from, to, held } = result;
  return {
    operation,
    number: pullRequest === undefined ? '' : String(pullRequest.number),
    url: pullRequest?.url ?? '',
    'commit-sha': commit ?? '',
    from: JSON.stringify(shown(from)),
    to: JSON.stringify(shown(to)),
    held: JSON.stringify(held),
  };
}

function shown({ freight, state }: Past) {
  const { at: since, by, oid: commit, pullRequest } = state;
  const { id, images } = freight;
  return { images: images.map(formatReference), freight: id, commit, since, by, number: pullRequest?.number ?? null };
}
