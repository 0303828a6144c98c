import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { initializeCA, initializeCTLog, initializeTLog, initializeTSA } from '@sigstore/mock';
import type { Trust } from '#attestation';

/** A signing service with an authority, a certificate log, a transparency log and a time stamper of its own. */
export interface SigningService {
  /** Its certificates are issued by this organization. */
  readonly organization: string;
  /** As the service would publish it. */
  readonly trustedRoot: object;
  /** A bundle for a statement, as a workflow signs it. */
  readonly sign: (statement: object, identity?: Identity, proof?: Proof) => Promise<SignedBundle>;
}

export interface Identity {
  readonly workflow?: string;
  readonly repository?: string;
  readonly issuer?: string;
}

/** What vouches for the moment of the signature: the transparency log, a time stamper, or nobody. */
export type Proof = 'log' | 'stamp' | 'nothing';

export interface SignedBundle {
  readonly mediaType: string;
  readonly verificationMaterial: {
    readonly certificate: { readonly rawBytes: string };
    readonly tlogEntries: readonly object[];
    readonly timestampVerificationData?: object;
  };
  readonly dsseEnvelope: {
    readonly payload: string;
    readonly payloadType: string;
    readonly signatures: readonly { readonly sig: string; readonly keyid: string }[];
  };
}

export const demands: Readonly<Record<'public-good' | 'github', Trust['demands']>> = {
  'public-good': { ctlogThreshold: 1, tlogThreshold: 1, timestampThreshold: 1 },
  github: { ctlogThreshold: 0, tlogThreshold: 0, timestampThreshold: 1 },
};

const payloadType = 'application/vnd.in-toto+json';
const log = 'https://rekor.mock.example';

export async function startSigningService(): Promise<SigningService> {
  const keys = (): ReturnType<typeof keyPair> => keyPair();
  // The authority's own certificate must be valid by then, to the second
  const clock = new Date(Date.now() + 5_000);
  const certificateLog = await initializeCTLog(keys(), clock);
  const authority = await initializeCA(keys(), certificateLog, clock);
  const transparencyLog = await initializeTLog(log, keys(), clock);
  const stamper = await initializeTSA(keys(), clock);
  const valid = { start: '2020-01-01T00:00:00Z' };
  const chain = (...certificates: readonly ArrayBufferView[]): object => ({
    certChain: { certificates: certificates.map((each) => ({ rawBytes: base64(each) })) },
    validFor: valid,
  });
  const logKey = (publicKey: Buffer): object => ({
    hashAlgorithm: 'SHA2_256',
    publicKey: { rawBytes: base64(publicKey), keyDetails: 'PKIX_ECDSA_P256_SHA_256', validFor: valid },
    logId: { keyId: sha256(publicKey).toString('base64') },
  });
  const subject = { organization: 'sigstore.mock', commonName: 'sigstore' };
  return {
    organization: subject.organization,
    trustedRoot: {
      mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
      tlogs: [{ baseUrl: log, ...logKey(transparencyLog.publicKey) }],
      certificateAuthorities: [{ subject, uri: 'https://fulcio.mock.example', ...chain(authority.rootCertificate) }],
      ctlogs: [{ baseUrl: 'https://ct.mock.example', ...logKey(certificateLog.publicKey) }],
      timestampAuthorities: [{ subject, ...chain(stamper.intCertificate, stamper.rootCertificate) }],
    },
    async sign(statement, identity = {}, proof = 'log') {
      const pair = keys();
      const payload = Buffer.from(JSON.stringify(statement));
      const signature = sign('sha256', signedBytes(payload), pair.privateKey);
      const certificate = await authority.issueCertificate({
        publicKey: pair.publicKey.export({ type: 'spki', format: 'der' }),
        subjectAltName: `https://github.com/${identity.workflow ?? 'acme/ci/.github/workflows/deliver.yml@refs/tags/v1'}`,
        extensions: extensionsOf(identity),
      });
      const entries = proof === 'log' ? [await entryOf(transparencyLog, { payload, signature, certificate })] : [];
      const stamps =
        proof === 'stamp' ? { rfc3161Timestamps: [{ signedTimestamp: await stampOf(stamper, signature) }] } : undefined;
      return {
        mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
        verificationMaterial: {
          certificate: { rawBytes: base64(certificate) },
          tlogEntries: entries,
          ...(stamps !== undefined && { timestampVerificationData: stamps }),
        },
        dsseEnvelope: {
          payload: payload.toString('base64'),
          payloadType,
          signatures: [{ sig: signature.toString('base64'), keyid: '' }],
        },
      };
    },
  };
}

function keyPair() {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

/** @see https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md */
function extensionsOf({ repository = 'acme/shop', issuer = 'https://token.actions.githubusercontent.com' }: Identity) {
  const oid = (last: number): string => `1.3.6.1.4.1.57264.1.${last}`;
  return [
    { oid: oid(1), value: issuer, legacy: true },
    { oid: oid(8), value: issuer },
    { oid: oid(12), value: `https://github.com/${repository}` },
  ];
}

interface Signed {
  readonly payload: Buffer;
  readonly signature: Buffer;
  readonly certificate: ArrayBufferView;
}

/** @see https://github.com/sigstore/rekor/blob/main/openapi.yaml */
interface KeptEntry {
  readonly body: string;
  readonly integratedTime: number;
  readonly logID: string;
  readonly logIndex: number;
  readonly verification: {
    readonly signedEntryTimestamp: string;
    readonly inclusionProof: {
      readonly logIndex: number;
      readonly treeSize: number;
      readonly rootHash: string;
      readonly checkpoint: string;
    };
  };
}

function isKept(entry: unknown): entry is KeptEntry {
  return typeof entry === 'object' && entry !== null && 'verification' in entry && 'logID' in entry;
}

async function entryOf(
  transparencyLog: Awaited<ReturnType<typeof initializeTLog>>,
  { payload, signature, certificate }: Signed,
): Promise<object> {
  const pem = `-----BEGIN CERTIFICATE-----\n${base64(certificate)}\n-----END CERTIFICATE-----\n`;
  const stored = await transparencyLog.log({
    apiVersion: '0.0.1',
    kind: 'dsse',
    spec: {
      envelopeHash: { algorithm: 'sha256', value: sha256(payload).toString('hex') },
      payloadHash: { algorithm: 'sha256', value: sha256(payload).toString('hex') },
      signatures: [{ signature: signature.toString('base64'), verifier: Buffer.from(pem).toString('base64') }],
    },
  });
  const [entry] = Object.values(stored).filter(isKept);
  if (entry === undefined) throw new Error('The log has kept nothing.');
  const proof = entry.verification.inclusionProof;
  return {
    logIndex: String(entry.logIndex),
    logId: { keyId: Buffer.from(entry.logID, 'hex').toString('base64') },
    kindVersion: { kind: 'dsse', version: '0.0.1' },
    integratedTime: String(entry.integratedTime),
    inclusionPromise: { signedEntryTimestamp: entry.verification.signedEntryTimestamp },
    inclusionProof: {
      logIndex: String(proof.logIndex),
      rootHash: Buffer.from(proof.rootHash, 'hex').toString('base64'),
      treeSize: String(proof.treeSize),
      hashes: [],
      checkpoint: { envelope: proof.checkpoint },
    },
    canonicalizedBody: entry.body,
  };
}

async function stampOf(stamper: Awaited<ReturnType<typeof initializeTSA>>, signature: Buffer): Promise<string> {
  const stamp = await stamper.timestamp({
    artifactHash: sha256(signature),
    hashAlgorithmOID: '2.16.840.1.101.3.4.2.1',
    nonce: 1,
    policyOID: '1.2.3.4',
    certReq: false,
  });
  return base64(stamp);
}

/** The type is signed with the text. @see https://github.com/secure-systems-lab/dsse/blob/master/protocol.md */
function signedBytes(payload: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`DSSEv1 ${payloadType.length} ${payloadType} ${payload.length} `), payload]);
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function base64(bytes: ArrayBufferView): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
