import type { OutputName } from './generated/contract.ts';
import type { Result } from './result.ts';

export function outputs({ path, keys, certificate }: Result): Record<OutputName, string> {
  return {
    path,
    keys: JSON.stringify(keys),
    fingerprint: certificate.fingerprint,
    expires: dateOf(certificate.expires),
  };
}

/** To the second, as certificates have it. */
function dateOf(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z');
}
