import type { Resource } from '../discovery/resource.ts';
import { isObject, objectsAt, textAt, textsAt, valueAt } from '../json.ts';
import type { KubernetesObject } from '../objects/object.ts';

/** What has to happen to a kind's objects before, and after, its definition loses versions. */
export interface StorageMigration {
  /** `gitrepositories.source.toolkit.fluxcd.io` */
  readonly definition: string;
  /** The kind in the version that everything is stored in afterwards. */
  readonly resource: Resource;
  /** Versions that the cluster serves or stores, and that the new definition does not know. */
  readonly dropped: readonly string[];
  /** Those of them in which objects may still be stored. */
  readonly stored: readonly string[];
  /** Versions of the new definition. */
  readonly kept: ReadonlySet<string>;
  /** How many objects there are. */
  readonly objects: number;
  /** Of how many the cluster notes owners in a version that goes. */
  readonly noted: number;
  /** The new definition that still knows the old versions: the cluster takes it while objects are stored in them. */
  readonly transitional: KubernetesObject;
}

/** What a live definition and the one that is to replace it say about versions. */
export interface VersionChange {
  readonly to: string;
  readonly dropped: readonly string[];
  readonly stored: readonly string[];
  readonly kept: ReadonlySet<string>;
}

export function versionChange(live: unknown, next: KubernetesObject): VersionChange {
  const versions = objectsAt(next, 'spec', 'versions');
  const kept = new Set(versions.map((version) => textAt(version, 'name')));
  const stored = textsAt(live, 'status', 'storedVersions').filter((name) => !kept.has(name));
  const known = objectsAt(live, 'spec', 'versions').map((version) => textAt(version, 'name'));
  return {
    to: storageVersion(next),
    dropped: [...new Set([...known, ...stored])].filter((name) => !kept.has(name)),
    stored,
    kept,
  };
}

export function storageVersion(definition: unknown): string {
  return textAt(
    objectsAt(definition, 'spec', 'versions').find(({ storage }) => storage === true),
    'name',
  );
}

/**
 * The new definition with the versions beside its own that only the live one knows. The live one says how versions are converted where
 * it knows the new one already.
 */
export function transitionalDefinition(live: unknown, next: KubernetesObject): KubernetesObject {
  const { kept, to } = versionChange(live, next);
  const old = objectsAt(live, 'spec', 'versions');
  const others = old.filter(({ name }) => typeof name === 'string' && !kept.has(name));
  const present = valueAt(live, 'spec', 'conversion');
  const conversion = old.some(({ name }) => name === to) ? present : (valueAt(next, 'spec', 'conversion') ?? present);
  return {
    ...next,
    spec: {
      ...(isObject(next.spec) ? next.spec : {}),
      ...(conversion !== undefined && { conversion }),
      versions: [...objectsAt(next, 'spec', 'versions'), ...others.map((version) => ({ ...version, storage: false }))],
    },
  };
}
