import { defaultFluxComponents } from '#agent';
import { ActionError } from '#error';
import { problemsOf } from './input-problems.ts';
import type { Inputs } from './inputs.ts';
import type { Installation, ManifestsSource, WantedConnection, WantedCredentials } from './installation.ts';

const places = { apply: 'cluster', commit: 'repository', both: 'both' } as const;

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
  const { agent, mode, conflicts, dryRun, allowDowngrade, timeout, uninstall, keepCrds, deleteWorkloads } = inputs;
  const common = {
    ...{ manifests: sourceOf(inputs), where: places[mode], conflicts, dryRun, allowDowngrade, timeout },
    uninstall: uninstall ? { keepDefinitions: keepCrds, deleteWorkloads } : undefined,
  };
  const { registryMirror, imagePullSecret, networkPolicies } = inputs;
  const options = { registryMirror, imagePullSecret, networkPolicies, connection: connectionOf(inputs) };
  switch (agent) {
    case 'flux': {
      const { namespace = 'flux-system', components, multiTenant, logLevel = 'info', interval = 60_000 } = inputs;
      const chosen = components.length === 0 ? defaultFluxComponents : components;
      return { ...common, ...options, agent, namespace, components: chosen, multiTenant, logLevel, interval };
    }
    case 'argocd': {
      const { namespace = 'argocd', autoSync, project = 'default' } = inputs;
      return { ...common, ...options, agent, namespace, autoSync, project };
    }
    case 'manifests':
      return { ...common, agent, connection: undefined, namespace: inputs.namespace ?? '' };
  }
}

function sourceOf({ manifests, version = '', sha256 }: Inputs): ManifestsSource {
  return manifests === undefined ? { kind: 'release', version, sha256 } : { ...manifests, sha256, version };
}

function connectionOf(inputs: Inputs): WantedConnection | undefined {
  const { repository, branch = '', path, knownHosts, port443 } = inputs;
  if (repository === undefined) return undefined;
  return { repository, branch, path, knownHosts, port443, credentials: credentialsOf(inputs) };
}

function credentialsOf(inputs: Inputs): WantedCredentials {
  const { mode, credentials, token, appId, privateKey, installationId } = inputs;
  const kind = credentials ?? (mode === 'commit' ? 'none' : 'deploy-key');
  if (kind === 'token' && token !== undefined) return { kind, token };
  if (kind === 'github-app' && appId !== undefined && privateKey !== undefined) {
    return { kind, appId, privateKey, installationId, allowWrite: inputs.allowWriteCredentials };
  }
  return kind === 'deploy-key' ? { kind, title: inputs.keyTitle, rotate: inputs.rotateKey } : { kind: 'none' };
}
