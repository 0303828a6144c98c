import { changedAt, isObject, type JsonObject, objectsAt, textAt } from '../json.ts';
import { type KubernetesObject, labelOf, withMetadata } from '../kubernetes-object.ts';
import { type Flag, withFlags } from './arguments.ts';
import { chooseComponents, componentLabel, type FluxComponent } from './flux-components.ts';
import { fluxFlags } from './flux-flags.ts';
import { hasPods, withContainers, withImages, withNodeSelector, withPullSecret } from './pods.ts';
import { fluxVersion, versionLabel } from './version.ts';

export interface FluxOptions {
  readonly namespace: string;
  /** `source`, `kustomize`, … or the names of the Deployments. */
  readonly components: readonly string[];
  /** For manifests that carry none as a label, or another: with or without a `v`. */
  readonly version?: string | undefined;
  /** Where the images are: `registry.example.com/fluxcd` gives `registry.example.com/fluxcd/source-controller`. */
  readonly registryMirror?: string | undefined;
  readonly imagePullSecret?: string | undefined;
  readonly networkPolicies: boolean;
  /** Tenants reach nothing outside their namespace, and act with their own service account. */
  readonly multiTenant: boolean;
  readonly logLevel: string;
}

/**
 * The objects of a Flux release as `flux install` makes them from the same release and options, so that either can take over from
 * the other: the same names, labels and arguments.
 * @throws ActionError INPUT_INVALID for a component that the manifests do not hold
 * @see https://github.com/fluxcd/flux2/tree/main/pkg/manifestgen/install
 */
export function fluxObjects(objects: readonly KubernetesObject[], options: FluxOptions): readonly KubernetesObject[] {
  const components = chooseComponents(objects, options.components);
  const released = releasedNamespace(objects);
  const version = options.version === undefined ? fluxVersion(objects) : `v${options.version.replace(/^v/, '')}`;
  const suffixed = new Set(objects.filter(hasSuffix).map(({ kind, metadata }) => `${kind} ${metadata.name}`));
  const rename = (kind: string, name: string): string =>
    suffixed.has(`${kind} ${name}`) ? withSuffix(name, released, options.namespace) : name;
  return objects
    .filter((object) => isChosen(object, components) && (options.networkPolicies || object.kind !== 'NetworkPolicy'))
    .map((object) => inNamespace(object, { released, namespace: options.namespace, rename }))
    .map((object) => withLabels(object, options.namespace, version))
    .map((object) => (hasPods(object) ? withPods(object, components, options) : object));
}

function releasedNamespace(objects: readonly KubernetesObject[]): string {
  return objects.find(({ kind }) => kind === 'Namespace')?.metadata.name ?? 'flux-system';
}

function isChosen(object: KubernetesObject, components: readonly FluxComponent[]): boolean {
  const component = labelOf(object, componentLabel);
  return component === '' || components.some((each) => each === component);
}

// What stands beside the roles in Flux's own files: several installations in one cluster each have their own.
function hasSuffix({ kind }: KubernetesObject): boolean {
  return ['ClusterRole', 'ClusterRoleBinding', 'ResourceQuota'].includes(kind);
}

function withSuffix(name: string, released: string, namespace: string): string {
  const plain = name.endsWith(`-${released}`) ? name.slice(0, -released.length - 1) : name;
  return `${plain}-${namespace}`;
}

interface Move {
  readonly released: string;
  readonly namespace: string;
  readonly rename: (kind: string, name: string) => string;
}

function inNamespace(object: KubernetesObject, move: Move): KubernetesObject {
  const name = object.kind === 'Namespace' ? move.namespace : move.rename(object.kind, object.metadata.name);
  const hasNamespace = object.metadata.namespace !== undefined;
  const moved = withMetadata(object, { name, ...(hasNamespace ? { namespace: move.namespace } : {}) });
  return object.kind.endsWith('RoleBinding') ? withBinding(moved, move) : moved;
}

function withBinding(binding: KubernetesObject, { released, namespace, rename }: Move): KubernetesObject {
  const subjects = objectsAt(binding, 'subjects').map((subject) =>
    subject.namespace === released ? { ...subject, namespace } : subject,
  );
  const { roleRef } = binding;
  if (!isObject(roleRef)) return { ...binding, subjects };
  const role = rename(textAt(roleRef, 'kind'), textAt(roleRef, 'name'));
  return { ...binding, subjects, roleRef: { ...roleRef, name: role } };
}

/** Pods carry the labels too where the release gave them such. */
function withLabels(object: KubernetesObject, namespace: string, version: string | undefined): KubernetesObject {
  const labels = {
    'app.kubernetes.io/instance': namespace,
    ...(version === undefined ? {} : { [versionLabel]: version }),
    'app.kubernetes.io/part-of': 'flux',
  };
  const labelled = changedAt(object, ['metadata', 'labels'], (present) => ({ ...asObject(present), ...labels }));
  const path = ['spec', 'template', 'metadata', 'labels'];
  if (textAt(object, ...path, 'app.kubernetes.io/part-of') === '') return labelled;
  return changedAt(labelled, path, (present) => ({ ...asObject(present), ...labels }));
}

function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

function withPods(
  object: KubernetesObject,
  components: readonly FluxComponent[],
  { registryMirror, imagePullSecret, ...options }: FluxOptions,
): KubernetesObject {
  const flags: readonly Flag[] = fluxFlags(object.metadata.name, components, options);
  const flagged = withContainers(object, (each) => (each.name === 'manager' ? withFlags(each, flags) : each));
  const placed = withNodeSelector(flagged, 'kubernetes.io/os', 'linux');
  const secret = imagePullSecret === undefined ? placed : withPullSecret(placed, imagePullSecret);
  if (registryMirror === undefined) return secret;
  return withImages(secret, (image) => `${registryMirror.replace(/\/+$/, '')}${image.slice(image.lastIndexOf('/'))}`);
}
