import { createPrivateKey } from 'node:crypto';
import { Secret } from '#secret';
import { publicKeyIn } from '../connection/agent-secret.ts';
import { textAt } from '../json.ts';
import type { KubernetesObject } from '../kubernetes-object.ts';
import { type DeployKey, deployKeyOf, isSamePublicKey } from './deploy-key.ts';
import { seedInOpenSsh } from './open-ssh.ts';

/**
 * The deploy key in an agent's Secret; `undefined` where there is none, or where its halves do not belong together. A key of another kind than
 * ours, as `flux bootstrap` makes them, is taken as it stands.
 */
export function storedDeployKey(secret: KubernetesObject | undefined): DeployKey | undefined {
  const publicKey = publicKeyIn(secret);
  const text = decoded(secret, 'identity') || decoded(secret, 'sshPrivateKey');
  if (publicKey === undefined || !/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) return undefined;
  const seed = seedInOpenSsh(text) ?? seedInPkcs8(text);
  if (seed === undefined) return { pkcs8: new Secret(text), openssh: new Secret(text), publicKey };
  const key = deployKeyOf(seed);
  return isSamePublicKey(key.publicKey, publicKey) ? key : undefined;
}

function seedInPkcs8(text: string): Uint8Array | undefined {
  try {
    const key = createPrivateKey(text);
    if (key.asymmetricKeyType !== 'ed25519') return undefined;
    return key.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
  } catch {
    // another notation, or encrypted
    return undefined;
  }
}

function decoded(secret: KubernetesObject | undefined, key: string): string {
  return Buffer.from(textAt(secret, 'data', key), 'base64').toString('utf8');
}
