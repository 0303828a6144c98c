import { defaultFluxComponents } from '#agent';
import { clusterProblems } from '#cluster';
import { ActionError } from '#error';
import type { Inputs } from './inputs.ts';
import type { Installation, ManifestsSource } from './installation.ts';

type Agent = Inputs['agent'];

/** Inputs that not every agent has: whom they belong to, and whether they say something. */
const special: readonly (readonly [name: string, agents: readonly Agent[], isGiven: (inputs: Inputs) => boolean])[] = [
  ['version', ['flux', 'argocd'], ({ version }) => version !== undefined],
  ['components', ['flux'], ({ components }) => components.length > 0],
  ['registry-mirror', ['flux', 'argocd'], ({ registryMirror }) => registryMirror !== undefined],
  ['image-pull-secret', ['flux', 'argocd'], ({ imagePullSecret }) => imagePullSecret !== undefined],
  ['network-policies', ['flux', 'argocd'], ({ networkPolicies }) => !networkPolicies],
  ['allow-downgrade', ['flux', 'argocd'], ({ allowDowngrade }) => allowDowngrade],
  ['multi-tenant', ['flux'], ({ multiTenant }) => multiTenant],
  ['log-level', ['flux'], ({ logLevel }) => logLevel !== undefined],
];

/**
 * What the inputs ask for, as one plan.
 * @throws ActionError INPUT_INVALID naming everything that does not belong together
 */
export function installationOf(inputs: Inputs): Installation {
  const problems = problemsOf(inputs);
  if (problems.length > 0) {
    throw new ActionError('INPUT_INVALID', `Reading the inputs failed: ${problems.join('; ')}.`, {
      hint: 'Correct the `with:` block of this step.',
    });
  }
  const { agent, conflicts, dryRun, allowDowngrade, timeout } = inputs;
  const common = { manifests: sourceOf(inputs), where: 'cluster', conflicts, dryRun, allowDowngrade, timeout } as const;
  const { registryMirror, imagePullSecret, networkPolicies } = inputs;
  const options = { registryMirror, imagePullSecret, networkPolicies, connection: undefined };
  switch (agent) {
    case 'flux': {
      const { namespace = 'flux-system', components, multiTenant, logLevel = 'info' } = inputs;
      const chosen = components.length === 0 ? defaultFluxComponents : components;
      const flux = { components: chosen, multiTenant, logLevel, interval: 60_000 };
      return { ...common, ...options, agent, namespace, ...flux };
    }
    case 'argocd':
      return {
        ...common,
        ...options,
        agent,
        namespace: inputs.namespace ?? 'argocd',
        autoSync: true,
        project: 'default',
      };
    case 'manifests':
      return { ...common, agent, connection: undefined, namespace: inputs.namespace ?? '' };
  }
}

function problemsOf(inputs: Inputs): readonly string[] {
  const { agent, version, manifests, namespace } = inputs;
  const strays = special.filter(([, agents, isGiven]) => !agents.includes(agent) && isGiven(inputs));
  return [
    ...strays.map(([name, agents]) => `\`${name}\` belongs to ${agents.join(' and ')}, not to ${agent}`),
    ...when(
      agent !== 'manifests' && version === undefined && manifests === undefined,
      'one of `version` and `manifests` is needed',
    ),
    ...when(agent === 'manifests' && manifests === undefined, 'the agent manifests needs `manifests`'),
    ...when(agent === 'manifests' && namespace === undefined, 'the agent manifests needs `namespace`'),
    ...clusterProblems(inputs),
  ];
}

function when(condition: boolean, problem: string): readonly string[] {
  return condition ? [problem] : [];
}

function sourceOf({ manifests, version = '', sha256 }: Inputs): ManifestsSource {
  return manifests === undefined ? { kind: 'release', version, sha256 } : { ...manifests, sha256, version };
}
