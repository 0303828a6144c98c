import { isObject, objectsAt, textAt, valueAt } from '../json.ts';
import type { KubernetesObject } from '../kubernetes-object.ts';

/** A folder of a repository that an agent applies, and how it does. */
export interface AppliedFolder {
  /** Without a slash at its ends; '' for the root. */
  readonly path: string;
  /** '' for all that say where they go themselves. */
  readonly namespace: string;
  /** All that can be in a namespace goes into this one, whatever it says itself; '' for none. */
  readonly forcedNamespace: string;
  /** Whether manifests in folders below belong to it where no kustomization says so. */
  readonly recursive: boolean;
  /** The fields by which it makes something else of the files than they say. */
  readonly overrides: readonly string[];
}

const fluxOverrides: readonly (readonly string[])[] = [
  ...[
    ['spec', 'postBuild'],
    ['spec', 'patches'],
    ['spec', 'patchesStrategicMerge'],
    ['spec', 'patchesJson6902'],
  ],
  ...[
    ['spec', 'images'],
    ['spec', 'components'],
    ['spec', 'namePrefix'],
    ['spec', 'nameSuffix'],
  ],
  ...[
    ['spec', 'commonMetadata'],
    ['spec', 'kubeConfig'],
  ],
];

const argocdOverrides: readonly (readonly string[])[] = [
  ...[['chart'], ['helm'], ['kustomize'], ['plugin']],
  ...[
    ['directory', 'jsonnet'],
    ['directory', 'include'],
    ['directory', 'exclude'],
  ],
];

/**
 * The folders that a Kustomization of Flux or an Application of Argo CD applies.
 * @param isOurs whether one of an Application's several sources is the repository
 */
export function appliedFolders(
  object: KubernetesObject,
  isOurs: (source: unknown) => boolean = () => true,
): readonly AppliedFolder[] {
  if (object.kind === 'Kustomization' && object.apiVersion.startsWith('kustomize.toolkit.fluxcd.io/')) {
    const path = plain(textAt(object, 'spec', 'path'));
    const forcedNamespace = textAt(object, 'spec', 'targetNamespace');
    return [{ path, namespace: '', forcedNamespace, recursive: true, overrides: given(object, fluxOverrides) }];
  }
  if (object.kind !== 'Application' || !object.apiVersion.startsWith('argoproj.io/')) return [];
  const hydrated = given(object, [['spec', 'sourceHydrator']]);
  const single = valueAt(object, 'spec', 'source');
  const sources = isObject(single) ? [single] : objectsAt(object, 'spec', 'sources');
  return sources.filter(isOurs).map((source) => ({
    path: plain(textAt(source, 'path')),
    namespace: textAt(object, 'spec', 'destination', 'namespace'),
    forcedNamespace: '',
    recursive: valueAt(source, 'directory', 'recurse') === true,
    overrides: [...hydrated, ...given(source, argocdOverrides).map((field) => `source.${field}`)],
  }));
}

function plain(path: string): string {
  return path.replace(/^(\.?\/)+|^\.$/, '').replace(/\/+$/, '');
}

/** What is empty overrides nothing. */
function given(value: unknown, paths: readonly (readonly string[])[]): readonly string[] {
  return paths.filter((path) => !isEmpty(valueAt(value, ...path))).map((path) => path.join('.'));
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.values(value).every(isEmpty);
}
