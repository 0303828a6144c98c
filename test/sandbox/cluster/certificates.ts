import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const openssl = (folder: string, args: readonly string[]): Promise<unknown> =>
  promisify(execFile)('openssl', [...args], { cwd: folder });

export interface Certificates {
  readonly folder: string;
  /** Of files in the folder, by what they are for. */
  readonly file: (name: string) => string;
  /** Makes `<name>.crt` and `<name>.key`: a user with its groups, as Kubernetes reads a client certificate. */
  readonly issueClient: (name: string, user: string, groups: readonly string[]) => Promise<void>;
}

const names =
  'subjectAltName=DNS:localhost,DNS:kubernetes.default,DNS:kubernetes.default.svc,IP:127.0.0.1,IP:10.96.0.1';

/** An authority of its own with all that a control plane needs, made by openssl. */
export async function makeCertificates(folder: string): Promise<Certificates> {
  await mkdir(folder, { recursive: true });
  const ecKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const authority = async (name: string): Promise<unknown> =>
    openssl(folder, [
      ...[
        'req',
        '-x509',
        ...ecKey,
        '-keyout',
        `${name}.key`,
        '-out',
        `${name}.crt`,
        '-days',
        '2',
        '-subj',
        `/CN=${name}`,
      ],
      ...['-addext', 'keyUsage=critical,keyCertSign,cRLSign'],
    ]);
  const issue = async (name: string, subject: string, extension: string): Promise<void> => {
    await writeFile(join(folder, `${name}.ext`), extension);
    await openssl(folder, ['req', ...ecKey, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', subject]);
    await openssl(folder, [
      ...[
        'x509',
        '-req',
        '-in',
        `${name}.csr`,
        '-CA',
        'ca.crt',
        '-CAkey',
        'ca.key',
        '-days',
        '2',
        '-out',
        `${name}.crt`,
      ],
      ...['-extfile', `${name}.ext`, '-set_serial', `0x${Buffer.from(name).toString('hex').slice(0, 32)}`],
    ]);
  };
  const issueClient: Certificates['issueClient'] = (name, user, groups) =>
    issue(name, `${groups.map((group) => `/O=${group}`).join('')}/CN=${user}`, 'extendedKeyUsage=clientAuth');
  await Promise.all([
    authority('ca'),
    authority('stranger'),
    openssl(folder, ['genrsa', '-out', 'accounts.key', '2048']),
  ]);
  await Promise.all([
    issue('server', '/CN=kube-apiserver', `${names}\nextendedKeyUsage=serverAuth`),
    issueClient('admin', 'admin', ['system:masters']),
    openssl(folder, ['rsa', '-in', 'accounts.key', '-pubout', '-out', 'accounts.pub']),
  ]);
  return { folder, file: (name) => join(folder, name), issueClient };
}
