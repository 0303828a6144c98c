import { constants, createCipheriv, type KeyObject, publicEncrypt, randomBytes } from 'node:crypto';

const sessionKeyBytes = 32;
/** The key is used once, so that the nonce may be any, and the controller expects this one. */
const nonce = Buffer.alloc(12);

/**
 * Encrypts a value as Sealed Secrets' controller reads it: base64 of the length of an encrypted session key (two bytes,
 * big-endian), that key by RSA-OAEP with SHA-256 and the label, and the value by AES-256-GCM with its tag.
 * @see https://github.com/bitnami-labs/sealed-secrets/blob/main/pkg/crypto/crypto.go
 */
export function seal(value: string, key: KeyObject, label: string): string {
  const session = randomBytes(sessionKeyBytes);
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  const wrapped = publicEncrypt({ key, padding, oaepHash: 'sha256', oaepLabel: Buffer.from(label) }, session);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(wrapped.length);
  const cipher = createCipheriv('aes-256-gcm', session, nonce);
  const sealed = [cipher.update(value, 'utf8'), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat([length, wrapped, ...sealed]).toString('base64');
}
