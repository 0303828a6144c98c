import { execFile } from 'node:child_process';
import { constants, createDecipheriv, createPrivateKey, type KeyObject, privateDecrypt } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Authority } from './authority.ts';

// The format as Sealed Secrets publishes it, read by what shares no code with what writes it.

interface Sealed {
  readonly wrapped: Buffer;
  readonly ciphertext: Buffer;
  readonly tag: Buffer;
}

function partsOf(sealed: string): Sealed {
  const bytes = Buffer.from(sealed, 'base64');
  const end = 2 + bytes.readUInt16BE(0);
  return { wrapped: bytes.subarray(2, end), ciphertext: bytes.subarray(end, -16), tag: bytes.subarray(-16) };
}

function decrypt({ ciphertext, tag }: Sealed, session: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', session, Buffer.alloc(12)).setAuthTag(tag);
  return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
}

let count = 0;

/** Opened by the openssl program; undefined where it refuses. */
export async function openByOpenssl(sealed: string, label: string, { folder }: Authority): Promise<Buffer | undefined> {
  const parts = partsOf(sealed);
  count += 1;
  const [input, output] = [`sealed-${count}`, `session-${count}`];
  await writeFile(join(folder, input), parts.wrapped);
  const options = ['rsa_padding_mode:oaep', 'rsa_oaep_md:sha256', 'rsa_mgf1_md:sha256'];
  // The program refuses an empty label, which is the same as none.
  if (label !== '') options.push(`rsa_oaep_label:${Buffer.from(label).toString('hex')}`);
  const args = ['pkeyutl', '-decrypt', '-inkey', 'key.pem', '-in', input, '-out', output];
  try {
    await promisify(execFile)('openssl', [...args, ...options.flatMap((option) => ['-pkeyopt', option])], {
      cwd: folder,
    });
    return decrypt(parts, await readFile(join(folder, output)));
  } catch {
    return undefined;
  } finally {
    await Promise.all([input, output].map((name) => rm(join(folder, name), { force: true })));
  }
}

/** Opened in this process; undefined where the label is another. */
export function openHere(sealed: string, label: string, { key }: Authority): Buffer | undefined {
  const parts = partsOf(sealed);
  const oaep = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256', oaepLabel: Buffer.from(label) };
  try {
    return decrypt(parts, privateDecrypt({ key: keyOf(key), ...oaep }, parts.wrapped));
  } catch {
    return undefined;
  }
}

const keys = new Map<string, KeyObject>();

/** Reading a key takes longer than using it. */
function keyOf(pem: string): KeyObject {
  const key = keys.get(pem) ?? createPrivateKey(pem);
  keys.set(pem, key);
  return key;
}
