import { createHash, generateKeyPairSync, sign } from 'node:crypto';

/** What stands for the signing service: a key of this runner, where GitHub has a certificate for each job. */
export interface Signer {
  /** PEM; who has it can tell what this runner signed. */
  readonly publicKey: string;
  /** A Sigstore bundle that carries the statement. */
  readonly sign: (statement: object) => Bundle;
}

/** @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto */
export interface Bundle {
  readonly mediaType: string;
  readonly verificationMaterial: object;
  readonly dsseEnvelope: {
    readonly payload: string;
    readonly payloadType: string;
    readonly signatures: readonly { readonly sig: string; readonly keyid: string }[];
  };
}

const payloadType = 'application/vnd.in-toto+json';

export function createSigner(): Signer {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const hint = createHash('sha256').update(publicKey).digest('base64');
  return {
    publicKey,
    sign(statement) {
      const payload = Buffer.from(JSON.stringify(statement));
      const sig = sign('sha256', signedBytes(payload), pair.privateKey).toString('base64');
      return {
        mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
        verificationMaterial: { publicKey: { hint }, tlogEntries: [] },
        dsseEnvelope: { payload: payload.toString('base64'), payloadType, signatures: [{ sig, keyid: '' }] },
      };
    },
  };
}

/** The type is signed with the text. @see https://github.com/secure-systems-lab/dsse/blob/master/protocol.md */
function signedBytes(payload: Buffer): Buffer {
  const head = `DSSEv1 ${payloadType.length} ${payloadType} ${payload.length} `;
  return Buffer.concat([Buffer.from(head), payload]);
}
