import { accept, flag, type InputValues, optional, type Parser, refine, refuse, secret, text } from '#input';
import { type KubeconfigInput, kubeconfig } from './kubeconfig-input.ts';

/** Of who acts, as Kubernetes writes names of users: `system:serviceaccount:flux-system:deployer`. */
const userName = refine(text, (value) => (/[\p{C}]/u.test(value) ? refuse('the name of one user') : accept(value)));

const serverUrl: Parser<URL> = refine(text, (value) => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isPlain = url?.protocol === 'https:' && url.username === '' && url.password === '' && url.search === '';
  return url !== undefined && isPlain ? accept(url) : refuse('an https URL without credentials');
});

/** PEM, or that in base64, as kubeconfigs hold it. */
const certificates: Parser<string> = refine(text, (value) => {
  const pem = value.includes('-----BEGIN ') ? value : Buffer.from(value, 'base64').toString('utf8');
  return pem.includes('-----BEGIN CERTIFICATE-----') ? accept(pem) : refuse('certificates in PEM, or that in base64');
});

/** The inputs of every action that talks to a cluster: exactly one way to reach it is to be given. */
export const clusterInputs = {
  kubeconfig: optional<KubeconfigInput>(kubeconfig),
  context: optional(text),
  'allow-exec': flag,
  server: optional(serverUrl),
  'certificate-authority': optional(certificates),
  'cluster-token': secret,
  'oidc-audience': optional(text),
  'in-cluster': flag,
  impersonate: optional(userName),
} as const;

export type ClusterValues = InputValues<typeof clusterInputs>;
