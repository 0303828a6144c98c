import { posix } from 'node:path';
import type { ReadObject, Value } from '#manifest';
import { itemsAt, textAt } from './value.ts';

/** Which kustomizations build from which files. */
export interface Kustomizations {
  /** Every one that builds from a file, itself or through others, with the components that it includes. */
  readonly above: (file: string) => ReadonlySet<ReadObject>;
  /**
   * Whether each way from a file to a kustomization that no other builds from leads through one that fits, or that includes
   * a component that fits; not where nothing builds from the file.
   */
  readonly isEveryWay: (file: string, fits: (kustomization: ReadObject) => boolean) => boolean;
  /** The files that a kustomization patches others with: they are parts of objects. */
  readonly patches: ReadonlySet<string>;
}

const names: ReadonlySet<string> = new Set(['kustomization.yaml', 'kustomization.yml', 'Kustomization']);

/** Whether kustomize builds from this document. Flux's resource of the same kind is another thing. */
export function isKustomization({ file, value }: ReadObject): boolean {
  const apiVersion = textAt(value, 'apiVersion');
  return apiVersion === '' ? names.has(posix.basename(file)) : apiVersion.startsWith('kustomize.config.k8s.io/');
}

export function kustomizationsIn(documents: readonly ReadObject[]): Kustomizations {
  const kustomizations = documents.filter(isKustomization);
  const byFolder = new Map(kustomizations.map((document) => [posix.dirname(document.file), document]));
  const parents = new Map<string, ReadObject[]>();
  const patches = new Set<string>();
  for (const document of kustomizations) {
    const folder = posix.dirname(document.file);
    const own = patchesOf(document.value).map((path) => resolved(folder, path));
    for (const path of own) patches.add(path);
    const sources = sourcesOf(document.value, sourceKeys).map((path) => resolved(folder, path));
    for (const path of new Set([...sources, ...own])) {
      const below = byFolder.get(path)?.file ?? path;
      parents.set(below, [...(parents.get(below) ?? []), document]);
    }
  }
  const parentsOf = (file: string): readonly ReadObject[] => parents.get(file) ?? [];
  const whole = (document: ReadObject): ReadonlySet<ReadObject> =>
    reachable([document], ({ file, value }) =>
      sourcesOf(value, ['components']).flatMap((path) => byFolder.get(resolved(posix.dirname(file), path)) ?? []),
    );
  return {
    patches,
    above: (file) =>
      new Set([...reachable(parentsOf(file), (each) => parentsOf(each.file))].flatMap((each) => [...whole(each)])),
    isEveryWay: (file, fits) => {
      const isMissing = (each: ReadObject): boolean => ![...whole(each)].some(fits);
      const missed = reachable(parentsOf(file).filter(isMissing), (each) => parentsOf(each.file).filter(isMissing));
      return parentsOf(file).length > 0 && ![...missed].some((each) => parentsOf(each.file).length === 0);
    },
  };
}

/** The documents themselves, and all that can be got to from them. */
function reachable(
  documents: readonly ReadObject[],
  next: (document: ReadObject) => readonly ReadObject[],
): ReadonlySet<ReadObject> {
  const found = new Set<ReadObject>();
  const pending = [...documents];
  for (let each = pending.pop(); each !== undefined; each = pending.pop()) {
    if (found.has(each)) continue;
    found.add(each);
    pending.push(...next(each));
  }
  return found;
}

function resolved(folder: string, path: string): string {
  return posix.join(folder, path).replace(/\/$/, '');
}

const sourceKeys = ['resources', 'bases', 'components', 'crds'];

function sourcesOf(value: Value, keys: readonly string[]): readonly string[] {
  return keys.flatMap((key) => itemsAt(value, key).filter(isText));
}

function patchesOf(value: Value): readonly string[] {
  const merges = itemsAt(value, 'patchesStrategicMerge').filter(isText);
  const others = ['patches', 'patchesJson6902'].flatMap((key) =>
    itemsAt(value, key).map((item) => textAt(item, 'path')),
  );
  return [...merges.filter((text) => !text.includes('\n')), ...others.filter((path) => path !== '')];
}

function isText(value: Value): value is string {
  return typeof value === 'string';
}
