import { clusterProblems, givenClusterInputs } from '#cluster';
import type { Inputs } from './inputs.ts';

/** An input that does not go with everything: whether it says something, and whether it may. */
interface Special {
  readonly name: string;
  readonly isGiven: (inputs: Inputs) => boolean;
}

const agentInputs: readonly (Special & { readonly agents: readonly Inputs['agent'][] })[] = [
  { name: 'version', agents: ['flux', 'argocd'], isGiven: ({ version }) => version !== undefined },
  { name: 'components', agents: ['flux'], isGiven: ({ components }) => components.length > 0 },
  {
    name: 'registry-mirror',
    agents: ['flux', 'argocd'],
    isGiven: ({ registryMirror }) => registryMirror !== undefined,
  },
  {
    name: 'image-pull-secret',
    agents: ['flux', 'argocd'],
    isGiven: ({ imagePullSecret }) => imagePullSecret !== undefined,
  },
  { name: 'network-policies', agents: ['flux', 'argocd'], isGiven: ({ networkPolicies }) => !networkPolicies },
  { name: 'allow-downgrade', agents: ['flux', 'argocd'], isGiven: ({ allowDowngrade }) => allowDowngrade },
  { name: 'multi-tenant', agents: ['flux'], isGiven: ({ multiTenant }) => multiTenant },
  { name: 'log-level', agents: ['flux'], isGiven: ({ logLevel }) => logLevel !== undefined },
  { name: 'interval', agents: ['flux'], isGiven: ({ interval }) => interval !== undefined },
  { name: 'auto-sync', agents: ['argocd'], isGiven: ({ autoSync }) => !autoSync },
  { name: 'project', agents: ['argocd'], isGiven: ({ project }) => project !== undefined },
  { name: 'repository', agents: ['flux', 'argocd'], isGiven: ({ repository }) => repository !== undefined },
];

const repositoryInputs: readonly Special[] = [
  { name: 'branch', isGiven: ({ branch }) => branch !== undefined },
  { name: 'path', isGiven: ({ path }) => path !== '' },
  { name: 'credentials', isGiven: ({ credentials }) => credentials !== undefined },
  { name: 'known-hosts', isGiven: ({ knownHosts }) => knownHosts.length > 0 },
];

type Kind = NonNullable<Inputs['credentials']>;

const credentialInputs: readonly (Special & { readonly kind: Kind; readonly isNeeded: boolean })[] = [
  { name: 'token', kind: 'token', isNeeded: true, isGiven: ({ token }) => token !== undefined },
  { name: 'app-id', kind: 'github-app', isNeeded: true, isGiven: ({ appId }) => appId !== undefined },
  { name: 'private-key', kind: 'github-app', isNeeded: true, isGiven: ({ privateKey }) => privateKey !== undefined },
  {
    name: 'installation-id',
    kind: 'github-app',
    isNeeded: false,
    isGiven: ({ installationId }) => installationId !== undefined,
  },
  {
    name: 'allow-write-credentials',
    kind: 'github-app',
    isNeeded: false,
    isGiven: ({ allowWriteCredentials }) => allowWriteCredentials,
  },
  { name: 'key-title', kind: 'deploy-key', isNeeded: false, isGiven: ({ keyTitle }) => keyTitle !== undefined },
  { name: 'rotate-key', kind: 'deploy-key', isNeeded: false, isGiven: ({ rotateKey }) => rotateKey },
  { name: 'port-443', kind: 'deploy-key', isNeeded: false, isGiven: ({ port443 }) => port443 },
];

/** Everything that does not belong together, all at once. */
export function problemsOf(inputs: Inputs): readonly string[] {
  const { agent, mode, repository, uninstall } = inputs;
  const strays = agentInputs.filter(({ agents, isGiven }) => !agents.includes(agent) && isGiven(inputs));
  const lost = repositoryInputs.filter(({ isGiven }) => repository === undefined && isGiven(inputs));
  return [
    ...strays.map(({ name, agents }) => `\`${name}\` belongs to ${agents.join(' and ')}, not to ${agent}`),
    ...lost.map(({ name }) => `\`${name}\` goes with \`repository\`, which is not given`),
    ...manifestsProblems(inputs),
    ...credentialProblems(inputs),
    ...when(!uninstall && !inputs.keepCrds, '`keep-crds` goes with `uninstall`'),
    ...when(!uninstall && inputs.deleteWorkloads, '`delete-workloads` goes with `uninstall`'),
    ...when(mode !== 'apply' && repository === undefined, `mode ${mode} needs \`repository\``),
    ...when(mode !== 'apply' && inputs.githubToken === undefined, `mode ${mode} needs \`github-token\``),
    ...(mode === 'commit'
      ? givenClusterInputs(inputs).map((name) => `\`${name}\` does not go with mode commit, which reaches no cluster`)
      : clusterProblems(inputs)),
  ];
}

function manifestsProblems({ agent, version, manifests, namespace, uninstall }: Inputs): readonly string[] {
  const isOther = agent === 'manifests';
  const hasSource = manifests !== undefined || version !== undefined || uninstall;
  return [
    ...when(!isOther && !hasSource, 'one of `version` and `manifests` is needed'),
    ...when(isOther && manifests === undefined && !uninstall, 'the agent manifests needs `manifests`'),
    ...when(isOther && namespace === undefined, 'the agent manifests needs `namespace`'),
  ];
}

function credentialProblems(inputs: Inputs): readonly string[] {
  const { mode, repository, credentials, uninstall } = inputs;
  const kind = credentials ?? (mode === 'commit' || repository === undefined ? 'none' : 'deploy-key');
  const strays = credentialInputs.filter((each) => each.kind !== kind && each.isGiven(inputs));
  const missing = credentialInputs.filter((each) => each.kind === kind && each.isNeeded && !each.isGiven(inputs));
  return [
    ...strays.map((each) => `\`${each.name}\` goes with the credentials ${each.kind}, not with ${kind}`),
    ...when(!uninstall, ...missing.map(({ name }) => `the credentials ${kind} need \`${name}\``)),
    ...when(
      mode === 'commit' && kind !== 'none',
      `mode commit takes no credentials: nothing would bring the ${kind} to the cluster`,
    ),
  ];
}

function when(condition: boolean, ...problems: readonly string[]): readonly string[] {
  return condition ? problems : [];
}
