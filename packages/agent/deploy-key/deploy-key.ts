import { createPrivateKey, createPublicKey } from 'node:crypto';
import { Secret } from '#secret';
import { openSshPrivateKey, openSshPublicKey } from './open-ssh.ts';

/** A key pair in the notations that agents and GitHub read; Ed25519, unless somebody else has made it. */
export interface DeployKey {
  /** PEM, PKCS#8. */
  readonly pkcs8: Secret;
  /** PEM, OpenSSH's own format. */
  readonly openssh: Secret;
  /** `ssh-ed25519 AAAA…`, without a comment: GitHub drops it. */
  readonly publicKey: string;
}

// SEQUENCE { INTEGER 0, SEQUENCE { OID 1.3.101.112 }, OCTET STRING { OCTET STRING (32) } }
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * The key pair of a seed.
 * @param seed 32 random bytes: the private key itself
 * @see https://www.rfc-editor.org/rfc/rfc8410#section-7
 */
export function deployKeyOf(seed: Uint8Array): DeployKey {
  const der = Buffer.concat([pkcs8Prefix, seed]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const publicBytes = spki.subarray(-32);
  return {
    pkcs8: new Secret(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()),
    openssh: new Secret(openSshPrivateKey(seed, publicBytes)),
    publicKey: openSshPublicKey(publicBytes),
  };
}

/** Whether two public keys are the same, whatever their comments are. */
export function isSamePublicKey(a: string, b: string): boolean {
  const [typeA, keyA] = a.trim().split(/\s+/);
  const [typeB, keyB] = b.trim().split(/\s+/);
  return keyA !== undefined && typeA === typeB && keyA === keyB;
}

/**
 * The title of a deploy key: the same for every run against one cluster, another for another cluster.
 * @param clusterUid of the Namespace `kube-system`, which lives as long as the cluster
 */
export function deployKeyTitle(agent: 'flux' | 'argocd', clusterUid: string): string {
  return `gitops-actions ${agent} ${clusterUid.slice(0, 8)}`;
}
