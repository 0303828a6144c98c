import { at, listAt } from './json.ts';
import { refusalOf } from './refusal.ts';
import type { Step } from './step.ts';
import type { Transport } from './transport.ts';

/** The Sigstore bundles that a repository keeps about a digest: nothing of them is verified. One request. */
export async function readAttestations(
  transport: Transport,
  repository: string,
  digest: string,
): Promise<readonly unknown[]> {
  const step: Step = {
    doing: `Reading the attestations of ${digest.slice(0, 19)}`,
    repository,
    permission: 'attestations: read',
  };
  const query = new URLSearchParams({ per_page: '30', predicate_type: 'provenance' });
  const url = `/repos/${repository}/attestations/${encodeURIComponent(digest)}?${query}`;
  const answer = await transport.settle({ method: 'GET', url }, step);
  if (answer.status >= 400) throw refusalOf(answer, step);
  return listAt(answer.data, 'attestations').flatMap((attestation) => at(attestation, 'bundle') ?? []);
}
