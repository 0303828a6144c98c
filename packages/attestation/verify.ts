import { X509Certificate } from 'node:crypto';
import type { Bundle } from '@sigstore/bundle';
import type { Signer } from '@sigstore/verify';
import { objectionToSigner } from './identity.ts';
import { type Expected, objectionTo, type Verdict } from './provenance.ts';
import type { Trust, TrustRoots } from './trust-roots.ts';

/**
 * Whether one of some Sigstore bundles is a provenance as it is expected: signed by the workflow, for the repository,
 * about the digest.
 * @param bundles as GitHub's API gives them: nothing of them is trusted
 */
export async function verifyProvenance(
  bundles: readonly unknown[],
  expected: Expected,
  roots: TrustRoots,
): Promise<Verdict> {
  if (bundles.length === 0) return { state: 'refused', detail: 'there is no attestation of it' };
  const verdicts: Verdict[] = [];
  for (const bundle of bundles) {
    const verdict = await verifyOne(bundle, expected, roots);
    if (verdict.state === 'verified') return verdict;
    verdicts.push(verdict);
  }
  const unknown = verdicts.find(({ state }) => state === 'unknown');
  return unknown ?? verdicts.at(-1) ?? { state: 'refused', detail: 'there is no attestation of it' };
}

async function verifyOne(serialized: unknown, expected: Expected, roots: TrustRoots): Promise<Verdict> {
  const bundle = await read(serialized);
  if (bundle?.content.$case !== 'dsseEnvelope') return refused('the attestation is no Sigstore bundle');
  const issuer = issuerOf(bundle);
  let trust: Trust | undefined;
  try {
    trust = issuer === undefined ? undefined : await roots(issuer);
  } catch {
    return { state: 'unknown', detail: `whom to trust of ${issuer} could not be read` };
  }
  if (trust === undefined) return refused('the attestation was signed with a certificate of nobody known');
  const signer = await signerOf(bundle, trust);
  if (typeof signer === 'string') return refused(signer);
  const { payload } = bundle.content.dsseEnvelope;
  const objection = objectionToSigner(signer, expected) ?? objectionTo(Buffer.from(payload), expected);
  if (objection !== undefined) return refused(objection);
  return { state: 'verified', detail: `signed by ${expected.signer} for ${expected.repository}` };
}

/** Who signed it; or why nobody did who is trusted. */
async function signerOf(bundle: Bundle, { root, demands }: Trust): Promise<Signer | string> {
  const { toSignedEntity, toTrustMaterial, VerificationError, Verifier } = await import('@sigstore/verify');
  try {
    return new Verifier(toTrustMaterial(root), demands).verify(toSignedEntity(bundle));
  } catch (error) {
    return `the attestation does not verify${error instanceof VerificationError ? ` (${error.code})` : ''}`;
  }
}

async function read(serialized: unknown): Promise<Bundle | undefined> {
  const { bundleFromJSON } = await import('@sigstore/bundle');
  try {
    return bundleFromJSON(serialized);
  } catch {
    return undefined;
  }
}

/** The organization that issued the certificate, as that says itself: it is verified against the root of that one. */
function issuerOf({ verificationMaterial: { content } }: Bundle): string | undefined {
  const certificate =
    content.$case === 'certificate'
      ? content.certificate
      : content.$case === 'x509CertificateChain'
        ? content.x509CertificateChain.certificates[0]
        : undefined;
  if (certificate === undefined) return undefined;
  try {
    const { issuer } = new X509Certificate(certificate.rawBytes);
    const [organization, ...others] = issuer.split('\n').filter((line) => line.startsWith('O='));
    return others.length === 0 ? organization?.slice('O='.length) : undefined;
  } catch {
    return undefined;
  }
}

function refused(detail: string): Verdict {
  return { state: 'refused', detail };
}
