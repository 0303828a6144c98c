import type { OutputName } from './generated/contract.ts';
import type { Result } from './result.ts';

export function outputs({ operation, image, digest, refs, metadata }: Result): Record<OutputName, string> {
  return { operation, image, digest, refs: String(refs), metadata };
}
