import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A certificate as the controller has one, and the key to it. */
export interface Authority extends AsyncDisposable {
  readonly folder: string;
  readonly keyFile: string;
  readonly certificateFile: string;
  /** PEM */
  readonly key: string;
  readonly certificate: string;
}

interface Kind {
  readonly key?: readonly string[];
  /** Less than one: expired. */
  readonly days?: number;
}

export const rsa = (bits: number): readonly string[] => ['-newkey', `rsa:${bits}`];
export const ellipticCurve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];

export async function newAuthority({ key = rsa(2_048), days = 30 }: Kind = {}): Promise<Authority> {
  const folder = await mkdtemp(join(tmpdir(), 'gitops-authority-'));
  const openssl = (args: readonly string[]) => promisify(execFile)('openssl', [...args], { cwd: folder });
  const names = ['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  await openssl(['req', '-new', ...key, '-nodes', '-keyout', 'key.pem', '-out', 'request', '-subj', '/CN=x', ...names]);
  const sign = ['x509', '-req', '-in', 'request', '-signkey', 'key.pem', '-copy_extensions', 'copy'];
  await openssl([...sign, '-days', String(days), '-out', 'certificate.pem']);
  const [keyFile, certificateFile] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  return {
    folder,
    keyFile,
    certificateFile,
    key: await readFile(keyFile, 'utf8'),
    certificate: await readFile(certificateFile, 'utf8'),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
