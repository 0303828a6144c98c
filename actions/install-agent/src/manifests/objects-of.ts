import { argocdObjects, argocdVersion, fluxObjects, fluxVersion } from '#agent';
import type { KubernetesObject } from '#cluster';
import { ActionError } from '#error';
import type { Installation } from '../installation.ts';
import type { Manifests } from './manifests.ts';

/** What is to be applied of an agent, and which version that is. */
export interface AgentObjects {
  readonly objects: readonly KubernetesObject[];
  /** Without a `v`; '' where the manifests do not tell. */
  readonly version: string;
}

/** @throws ActionError INPUT_INVALID for a component that is not there, and for manifests of another agent or version */
export function objectsOf(installation: Installation, { origin, objects }: Manifests): AgentObjects {
  const { version: expected } = installation.manifests;
  switch (installation.agent) {
    case 'flux': {
      const version = versionOf(origin, fluxVersion(objects), expected);
      return { version, objects: fluxObjects(objects, { ...installation, version: version || undefined }) };
    }
    case 'argocd': {
      const version = versionOf(origin, argocdVersion(objects), expected);
      return { version, objects: argocdObjects(objects, installation) };
    }
    case 'manifests':
      return { version: '', objects: withNamespace(objects, installation.namespace) };
  }
}

function versionOf(origin: string, found: string | undefined, expected: string): string {
  const version = found?.replace(/^v/, '') ?? expected;
  if (expected === '' || version === expected) return version;
  throw new ActionError(
    'INPUT_INVALID',
    `Reading ${origin} failed: the input version is ${expected}, it is ${version}.`,
    {
      hint: 'Correct the input `version`, or leave it out where `manifests` is given.',
    },
  );
}

/** The inventory stands in the namespace, whatever else does. */
function withNamespace(objects: readonly KubernetesObject[], name: string): readonly KubernetesObject[] {
  const isThere = objects.some(({ kind, metadata }) => kind === 'Namespace' && metadata.name === name);
  return isThere ? objects : [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }, ...objects];
}
