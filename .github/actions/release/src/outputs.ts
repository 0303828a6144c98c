import type { OutputName } from './generated/contract.ts';
import type { Result } from './result.ts';

export function outputs(result: Result): Record<OutputName, string> {
  return {
    state: result.state,
    checksums: result.kind === 'prepared' ? result.checksums : '',
    url: result.kind === 'prepared' ? '' : result.url,
    moved: result.kind === 'published' ? movedTags(result).join(' ') : '',
  };
}

function movedTags({ aims }: Pick<Extract<Result, { kind: 'published' }>, 'aims'>): readonly string[] {
  return aims.flatMap((aim) => ('move' in aim ? [aim.move.tag] : []));
}
