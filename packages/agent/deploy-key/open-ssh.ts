const keyType = 'ssh-ed25519';

/** @see https://www.rfc-editor.org/rfc/rfc8709#section-4 */
export function openSshPublicKey(publicBytes: Uint8Array): string {
  return `${keyType} ${publicBlob(publicBytes).toString('base64')}`;
}

/** @see https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key */
export function openSshPrivateKey(seed: Uint8Array, publicBytes: Uint8Array): string {
  const unlocked = Buffer.concat([
    // Twice the same number tells a reader that it has decrypted well. Nothing is encrypted here.
    Buffer.alloc(8),
    field(keyType),
    field(publicBytes),
    field(Buffer.concat([seed, publicBytes])),
    field(''),
  ]);
  const blob = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    field('none'),
    field('none'),
    field(''),
    Buffer.from([0, 0, 0, 1]),
    field(publicBlob(publicBytes)),
    field(padded(unlocked)),
  ]);
  const lines = blob.toString('base64').match(/.{1,70}/g) ?? [];
  return `-----BEGIN OPENSSH PRIVATE KEY-----\n${lines.join('\n')}\n-----END OPENSSH PRIVATE KEY-----\n`;
}

function publicBlob(publicBytes: Uint8Array): Buffer {
  return Buffer.concat([field(keyType), field(publicBytes)]);
}

/** Bytes with their length in front. */
function field(value: string | Uint8Array): Buffer {
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** To a multiple of eight bytes, with 1, 2, 3, … */
function padded(bytes: Buffer): Buffer {
  const missing = (8 - (bytes.length % 8)) % 8;
  return Buffer.concat([bytes, Buffer.from(Array.from({ length: missing }, (_, index) => index + 1))]);
}
