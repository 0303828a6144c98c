import { isObject, objectsAt, textAt, valueAt } from '../json.ts';
import { type KubernetesObject, labelOf } from '../kubernetes-object.ts';
import { argocdVersion, fluxVersion } from './version.ts';

/** An agent that a cluster has already. */
export interface InstalledAgent {
  readonly agent: 'flux' | 'argocd';
  readonly namespace: string;
  /** Without a `v`; `undefined` where its objects do not tell. */
  readonly version: string | undefined;
  /** Who put it there, for people: `Helm (release flux2)`. */
  readonly installer: string;
  /** Whoever that is puts it back as it was as soon as somebody else changes it. */
  readonly isKept: boolean;
}

/** Both agents label everything that they consist of. */
export const partOfLabel = 'app.kubernetes.io/part-of';
const names = { flux: 'flux', argocd: 'argocd' } as const;

/** The agents that these Deployments belong to, those of all namespaces: one for each agent and namespace. */
export function installedAgents(deployments: readonly KubernetesObject[]): readonly InstalledAgent[] {
  return Object.values(names).flatMap((agent) => {
    const own = deployments.filter((each) => labelOf(each, partOfLabel) === agent && isController(each));
    const groups = Map.groupBy(own, ({ metadata }) => metadata.namespace ?? '');
    return [...groups].map(([namespace, members]): InstalledAgent => {
      const version = agent === 'flux' ? fluxVersion(members) : argocdVersion(members);
      return { agent, namespace, version: version?.replace(/^v/, ''), ...installerOf(members) };
    });
  });
}

/** What only runs beside an agent, such as an operator of it, is none. */
function isController({ metadata }: KubernetesObject): boolean {
  return !/operator/.test(metadata.name);
}

type Installer = Pick<InstalledAgent, 'installer' | 'isKept'>;

interface Sign {
  readonly on: (object: KubernetesObject) => string;
  readonly as: (value: string) => string;
  readonly isKept: boolean;
}

const label =
  (name: string) =>
  (object: KubernetesObject): string =>
    labelOf(object, name);
const annotation =
  (name: string) =>
  (object: KubernetesObject): string =>
    textAt(object, 'metadata', 'annotations', name);
const ownerOfKind =
  (kind: string) =>
  (object: KubernetesObject): string =>
    textAt(
      objectsAt(object, 'metadata', 'ownerReferences').find((each) => each.kind === kind),
      'name',
    );

/** What installers leave on objects, the surest first. */
const signs: readonly Sign[] = [
  { on: label('fluxcd.controlplane.io/name'), as: (name) => `Flux Operator (FluxInstance ${name})`, isKept: true },
  { on: ownerOfKind('ArgoCD'), as: (name) => `Argo CD Operator (ArgoCD ${name})`, isKept: true },
  { on: annotation('meta.helm.sh/release-name'), as: (name) => `Helm (release ${name})`, isKept: false },
  { on: label('helm.toolkit.fluxcd.io/name'), as: (name) => `Flux (HelmRelease ${name})`, isKept: true },
  {
    on: label('kustomize.toolkit.fluxcd.io/name'),
    as: (name) => `Flux, from a repository (Kustomization ${name})`,
    isKept: true,
  },
  {
    on: (object) => (label('app.kubernetes.io/managed-by')(object) === 'argocd-autopilot' ? 'argocd-autopilot' : ''),
    as: (name) => name,
    isKept: true,
  },
  {
    on: annotation('argocd.argoproj.io/tracking-id'),
    as: (id) => `Argo CD, from a repository (Application ${id.split(':')[0]})`,
    isKept: true,
  },
];

function installerOf(members: readonly KubernetesObject[]): Installer {
  const found = signs
    .map(({ on, as, isKept }) => {
      const value = members.map(on).find((each) => each !== '');
      return value === undefined ? undefined : { installer: as(value), isKept };
    })
    .find((each) => each !== undefined);
  return found ?? byFieldManager(members);
}

const managers: readonly (readonly [pattern: RegExp, Installer])[] = [
  [/^gitops-actions/, { installer: 'gitops-actions', isKept: false }],
  [/^flux$/, { installer: 'the flux command line, or Terraform', isKept: false }],
  [/^kubectl/, { installer: 'kubectl', isKept: false }],
  [/^helm/, { installer: 'Helm', isKept: false }],
  [/^flux-operator/, { installer: 'Flux Operator', isKept: true }],
  [/^kustomize-controller/, { installer: 'Flux, from a repository', isKept: true }],
  [/^argocd-/, { installer: 'Argo CD, from a repository', isKept: true }],
];

/** Who last wrote what the pods are made from. */
function byFieldManager(members: readonly KubernetesObject[]): Installer {
  const writers = members
    .flatMap((member) => objectsAt(member, 'metadata', 'managedFields'))
    .filter((entry) => isObject(valueAt(entry, 'fieldsV1', 'f:spec', 'f:template')))
    .toSorted((a, b) => (textAt(a, 'time') < textAt(b, 'time') ? 1 : -1));
  const [name = ''] = writers.map((entry) => textAt(entry, 'manager'));
  const known = managers.find(([pattern]) => pattern.test(name));
  return known?.[1] ?? { installer: name === '' ? 'nobody who left a name' : name, isKept: false };
}
