import { formatReference } from '#image';
import type { AttestationConfig } from '../config/gates.ts';
import type { GateFacts } from './facts.ts';
import type { GateResult } from './gate.ts';

/** Each image that arrives has a provenance that has been verified. */
export function attestationGate(
  { signer }: AttestationConfig,
  { images, attestations }: Pick<GateFacts, 'images' | 'attestations'>,
): GateResult {
  const name = 'attestation';
  if (images.length === 0) return { name, state: 'failed', detail: 'no image is known' };
  const verdicts = images.map((image): Pick<GateResult, 'state' | 'detail'> => {
    const shown = formatReference(image);
    if (image.digest === undefined) return { state: 'failed', detail: `${shown} has no digest` };
    const fact = attestations.get(image.digest);
    if (fact === undefined) return { state: 'waiting', detail: `${shown} was not looked at` };
    if (fact.state === 'verified') return { state: 'passed', detail: fact.detail };
    return { state: fact.state === 'refused' ? 'failed' : 'waiting', detail: `${shown}: ${fact.detail}` };
  });
  const open = verdicts.filter(({ state }) => state !== 'passed');
  if (open.length === 0) return { name, state: 'passed', detail: `signed by ${signer}` };
  const state = open.some((each) => each.state === 'failed') ? 'failed' : 'waiting';
  return { name, state, detail: open.map(({ detail }) => detail).join('; ') };
}
