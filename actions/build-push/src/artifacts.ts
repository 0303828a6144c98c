import { appendFile } from 'node:fs/promises';
import { imageOf } from './outputs.ts';
import type { Ports } from './ports.ts';
import type { Outcome } from './result.ts';

/**
 * Tells the runner which images stand in registries now, where it wants to know: a later actions/attest finds them there.
 * A runner that does not take them is no reason to fail what is published.
 */
export async function announce(outcomes: readonly Outcome[], { log, artifacts }: Ports): Promise<void> {
  if (artifacts === '') return;
  const tagged = outcomes.filter(({ reference, stored }) => stored !== undefined && reference.tag !== undefined);
  if (tagged.length === 0) return;
  try {
    await appendFile(artifacts, tagged.map((outcome) => `oci://${imageOf(outcome)}\n`).join(''));
  } catch (error) {
    log.debug(`GITHUB_ARTIFACTS was not written: ${error}`);
  }
}
