import { textAt } from '../json.ts';
import { groupOf, type KubernetesObject } from '../kubernetes-object.ts';
import { type AgentStatus, progressing } from './agent-status.ts';
import { applicationStatus } from './argocd-application.ts';
import { canaryStatus } from './canary.ts';
import { helmReleaseStatus } from './flux-helm-release.ts';
import { kustomizationStatus } from './flux-kustomization.ts';
import { sourceStatus } from './flux-source.ts';

/**
 * How far an agent's object has come; `undefined` for what is none.
 * @param repositoryUrl which of an Application's several sources the revisions are of
 */
export function agentStatus(object: KubernetesObject, repositoryUrl?: string): AgentStatus | undefined {
  const status = statusOfKind(object, repositoryUrl);
  if (status === undefined || textAt(object, 'metadata', 'deletionTimestamp') === '') return status;
  return { ...status, healthy: undefined, outcome: progressing('Terminating', 'It is being deleted.') };
}

function statusOfKind(object: KubernetesObject, repositoryUrl: string | undefined): AgentStatus | undefined {
  const group = groupOf(object);
  if (group === 'source.toolkit.fluxcd.io') return sourceStatus(object);
  switch (`${object.kind}.${group}`) {
    case 'Kustomization.kustomize.toolkit.fluxcd.io':
      return kustomizationStatus(object);
    case 'HelmRelease.helm.toolkit.fluxcd.io':
      return helmReleaseStatus(object);
    case 'Application.argoproj.io':
      return applicationStatus(object, repositoryUrl);
    case 'Canary.flagger.app':
      return canaryStatus(object);
    default:
      return undefined;
  }
}
