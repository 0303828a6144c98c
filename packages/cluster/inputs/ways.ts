import type { ClusterValues } from './cluster-inputs.ts';

/** The cluster inputs that are given, by their names. */
export function givenClusterInputs(values: ClusterValues): readonly string[] {
  const given: readonly (readonly [name: string, isGiven: boolean])[] = [
    ['kubeconfig', values.kubeconfig !== undefined],
    ['context', values.context !== undefined],
    ['allow-exec', values.allowExec],
    ['server', values.server !== undefined],
    ['certificate-authority', values.certificateAuthority !== undefined],
    ['cluster-token', values.clusterToken !== undefined],
    ['oidc-audience', values.oidcAudience !== undefined],
    ['in-cluster', values.inCluster],
    ['impersonate', values.impersonate !== undefined],
  ];
  return given.filter(([, isGiven]) => isGiven).map(([name]) => name);
}

const ways = ['kubeconfig', 'server', 'in-cluster'] as const;
type Way = (typeof ways)[number];

/** What goes with one way alone. */
const companions: Readonly<Record<string, Way>> = {
  context: 'kubeconfig',
  'allow-exec': 'kubeconfig',
  'certificate-authority': 'server',
  'cluster-token': 'server',
  'oidc-audience': 'server',
};

const choices = '`kubeconfig`, `server` with `cluster-token` or `oidc-audience`, or `in-cluster: true`';

/** What speaks against a set of cluster inputs, all at once; nothing where they name exactly one way to the cluster. */
export function clusterProblems(values: ClusterValues): readonly string[] {
  const given = givenClusterInputs(values);
  const chosen = ways.filter((way) => given.includes(way));
  if (chosen.length === 0) return [`no way to the cluster is given: set ${choices}`];
  if (chosen.length > 1) {
    const names = chosen.map((way) => `\`${way}\``).join(' and ');
    return [`${names} are given, and the cluster is reached one way: set ${choices}`];
  }
  const strays = given.filter((name) => companions[name] !== undefined && companions[name] !== chosen[0]);
  const credentials = ['cluster-token', 'oidc-audience'].filter((name) => given.includes(name)).length;
  return [
    ...strays.map((name) => `\`${name}\` goes with \`${companions[name]}\`, which is not given`),
    ...(chosen[0] === 'server' && credentials !== 1
      ? [`\`server\` needs one of \`cluster-token\` and \`oidc-audience\`, and ${credentials} are given`]
      : []),
  ];
}
