import { spawnSync } from 'node:child_process';
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { deployKeyOf, deployKeyTitle, isSamePublicKey } from '#agent';
import { requirePart } from '../../sandbox/parts.ts';

// https://www.rfc-editor.org/rfc/rfc8032#section-7.1, test 1
const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
const publicBytes = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
const key = deployKeyOf(seed);

describe('a deploy key', () => {
  it('is PKCS#8 in PEM, whose public half is the one in the OpenSSH line', () => {
    expect(key.pkcs8.reveal()).toMatch(/^-----BEGIN PRIVATE KEY-----\n[\w+/=\n]+-----END PRIVATE KEY-----\n$/);
    const privateKey = createPrivateKey(key.pkcs8.reveal());
    const publicKey = createPublicKey(privateKey);
    expect(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex')).toBe(publicBytes);
    expect(verify(null, Buffer.from('text'), publicKey, sign(null, Buffer.from('text'), privateKey))).toBe(true);
    const [type, encoded = ''] = key.publicKey.split(' ');
    expect(type).toBe('ssh-ed25519');
    expect(Buffer.from(encoded, 'base64').subarray(-32).toString('hex')).toBe(publicBytes);
  });

  const keygen = { name: 'ssh-keygen', hint: 'apt-get install -y openssh-client', present: isThere('ssh-keygen') };
  it.skipIf(!requirePart(keygen))('is read by OpenSSH in its own format, for every seed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'deploy-key-'));
    try {
      for (const each of [seed, Buffer.alloc(32), Buffer.alloc(32, 255)]) {
        const made = deployKeyOf(each);
        const file = join(folder, 'id');
        rmSync(file, { force: true });
        writeFileSync(file, made.openssh.reveal(), { mode: 0o600 });
        const { stdout, stderr } = spawnSync(keygen.name, ['-y', '-f', file], { encoding: 'utf8' });
        expect([stdout.trim(), stderr]).toEqual([made.publicKey, '']);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('shows its private half to nobody', () => {
    const shown = `${inspect(key, { depth: 9 })}${JSON.stringify(key)}${key.pkcs8}${key.openssh}`;
    expect(shown).toContain(key.publicKey);
    expect(shown).not.toContain('PRIVATE KEY');
  });

  it('is known by its type and bytes, not by its comment', () => {
    expect(isSamePublicKey(`${key.publicKey} me@example.com`, `${key.publicKey}\n`)).toBe(true);
    expect(isSamePublicKey(key.publicKey, deployKeyOf(Buffer.alloc(32)).publicKey)).toBe(false);
    expect(isSamePublicKey(key.publicKey, key.publicKey.replace('ssh-ed25519', 'ssh-rsa'))).toBe(false);
    expect(isSamePublicKey('', '')).toBe(false);
  });

  it('has a title that tells agent and cluster', () => {
    expect(deployKeyTitle('flux', '0123456789-abcdef')).toBe('gitops-actions flux 01234567');
  });
});

function isThere(program: string): boolean {
  return spawnSync(program, ['-?']).error === undefined;
}
