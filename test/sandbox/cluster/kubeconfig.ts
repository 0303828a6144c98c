import { readFileSync } from 'node:fs';
import type { Certificates } from './certificates.ts';

interface Entry {
  readonly server: string;
  /** The authority's file. */
  readonly ca: string;
  /** The name that the client certificate was issued under. */
  readonly client?: string;
  readonly token?: string;
  readonly certificates: Certificates;
}

/** A kubeconfig with everything inside it, as JSON, which is YAML. */
export function kubeconfigFor({ server, ca, client, token, certificates }: Entry): string {
  const base64 = (file: string): string => readFileSync(file).toString('base64');
  const user = {
    ...(token !== undefined && { token }),
    ...(client !== undefined && {
      'client-certificate-data': base64(certificates.file(`${client}.crt`)),
      'client-key-data': base64(certificates.file(`${client}.key`)),
    }),
  };
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'sandbox', cluster: { server, 'certificate-authority-data': base64(ca) } }],
    users: [{ name: 'user', user }],
    contexts: [{ name: 'sandbox', context: { cluster: 'sandbox', user: 'user' } }],
    'current-context': 'sandbox',
  });
}
