import { posix } from 'node:path';
import type { ReadObject, Value } from '#manifest';
import { itemsAt, textAt } from './value.ts';

/** Which kustomizations build from which files. */
export interface Kustomizations {
  /** Those that build from a file and that no other builds from, each with what lies between it and the file. */
  readonly over: (file: string) => readonly (readonly ReadObject[])[];
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
    const sources = sourcesOf(document.value).map((path) => resolved(folder, path));
    const own = patchesOf(document.value).map((path) => resolved(folder, path));
    for (const path of own) patches.add(path);
    for (const path of new Set([...sources, ...own])) {
      const below = byFolder.get(path)?.file ?? path;
      parents.set(below, [...(parents.get(below) ?? []), document]);
    }
  }
  return { patches, over: (file) => chainsOver(file, parents) };
}

/** The sum of ways may grow beyond all bounds; a repository that has more says the same with these. */
const mostChains = 200;

/** Every way from a file up to a kustomization that stands on top, from the file outwards. */
function chainsOver(
  file: string,
  parents: ReadonlyMap<string, readonly ReadObject[]>,
): readonly (readonly ReadObject[])[] {
  const chains: (readonly ReadObject[])[] = [];
  const pending: (readonly ReadObject[])[] = (parents.get(file) ?? []).map((parent) => [parent]);
  for (let chain = pending.shift(); chain !== undefined && chains.length < mostChains; chain = pending.shift()) {
    const way = chain;
    const above = (parents.get(way.at(-1)?.file ?? '') ?? []).filter((parent) => !way.includes(parent));
    if (above.length === 0) chains.push(way);
    pending.push(...above.map((parent) => [...way, parent]));
  }
  return chains;
}

function resolved(folder: string, path: string): string {
  return posix.join(folder, path).replace(/\/$/, '');
}

function sourcesOf(value: Value): readonly string[] {
  return ['resources', 'bases', 'components', 'crds'].flatMap((key) => itemsAt(value, key).filter(isText));
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
