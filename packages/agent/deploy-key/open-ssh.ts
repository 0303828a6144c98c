const keyType = 'ssh-ed25519';
const magic = Buffer.from('openssh-key-v1\0');
/** Of the keys in a file. */
const count = Buffer.from([0, 0, 0, 1]);

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
    magic,
    field('none'),
    field('none'),
    field(''),
    count,
    field(publicBlob(publicBytes)),
    field(padded(unlocked)),
  ]);
  const lines = blob.toString('base64').match(/.{1,70}/g) ?? [];
  return `-----BEGIN OPENSSH PRIVATE KEY-----\n${lines.join('\n')}\n-----END OPENSSH PRIVATE KEY-----\n`;
}

/** The seed of an Ed25519 key in OpenSSH's format; `undefined` where it is of another kind, or encrypted. */
export function seedInOpenSsh(text: string): Uint8Array | undefined {
  const [, body = ''] = /-----BEGIN OPENSSH PRIVATE KEY-----([\s\S]*)-----END/.exec(text) ?? [];
  const blob = Buffer.from(body, 'base64');
  if (!blob.subarray(0, magic.length).equals(magic)) return undefined;
  const [cipher, , , afterOptions = Buffer.alloc(0)] = fieldsOf(blob.subarray(magic.length), 3);
  const [, unlocked] = fieldsOf(afterOptions.subarray(count.length), 2);
  if (cipher?.toString() !== 'none' || unlocked === undefined) return undefined;
  const [type, , pair] = fieldsOf(unlocked.subarray(8), 3);
  return type?.toString() === keyType && pair?.length === 64 ? pair.subarray(0, 32) : undefined;
}

/** So many fields, and what follows them; fewer where the bytes end early. */
function fieldsOf(bytes: Buffer, many: number): readonly Buffer[] {
  if (many === 0) return [bytes];
  if (bytes.length < 4) return [];
  const end = 4 + bytes.readUInt32BE();
  return end > bytes.length ? [] : [bytes.subarray(4, end), ...fieldsOf(bytes.subarray(end), many - 1)];
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
