import type { Inputs } from './inputs.ts';

/** What the API server refuses a Secret of a type without. https://kubernetes.io/docs/concepts/configuration/secret/#secret-types */
const neededKeys: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
};

/** Everything that does not belong together, all at once. */
export function problemsOf({ scope, namespace, certificate, sha256, type, data }: Inputs): readonly string[] {
  const keys = new Set(data.map(({ key }) => key));
  const missing = Object.hasOwn(neededKeys, type) ? (neededKeys[type] ?? []).filter((key) => !keys.has(key)) : [];
  return [
    ...when(namespace === undefined && scope !== 'cluster-wide', `the scope ${scope} needs \`namespace\``),
    ...when(certificate.kind === 'url' && sha256 === undefined, 'a certificate from a URL needs `sha256`'),
    ...when(missing.length > 0, `a Secret of type ${type} needs ${missing.join(' and ')} in \`data\``),
  ];
}

function when(condition: boolean, problem: string): readonly string[] {
  return condition ? [problem] : [];
}
